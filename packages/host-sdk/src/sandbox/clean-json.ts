import type { Json, JsonObject } from '@guildhall/plugin-sdk/wire';
import { bareRecord } from './bare-record.ts';
import { isPlainObject } from './plain-object.ts';

const MAX_DEPTH = 32;
/** Keys that mean something to every object in JavaScript. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copies JSON data into objects without a prototype, refusing what could poison one. Returns undefined for anything that
 * is not JSON, is nested more than 32 deep, or carries a refused key.
 */
export function cleanJson(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (depth >= MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return cleanList(value, depth);
  return isPlainObject(value) && isBare(value) ? cleanJsonObject(value, depth) : undefined;
}

/** As `cleanJson`, for an object. */
export function cleanJsonObject(value: Record<string, unknown>, depth = 0): JsonObject | undefined {
  const clean = bareRecord<Json>();
  for (const key of Object.keys(value)) {
    const item = REFUSED_KEYS.has(key) ? undefined : cleanJson(value[key], depth + 1);
    if (item === undefined) return undefined;
    clean[key] = item;
  }
  return clean;
}

function cleanList(list: readonly unknown[], depth: number): Json[] | undefined {
  const clean: Json[] = [];
  for (const item of list) {
    const value = cleanJson(item, depth + 1);
    if (value === undefined) return undefined;
    clean.push(value);
  }
  return clean;
}

/** Data, not an instance of something: a Date or an event has no meaning on the other side. */
function isBare(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Another realm's Object.prototype is not ours, but it has no prototype itself.
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
