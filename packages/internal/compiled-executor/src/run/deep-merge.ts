import { isObject, type JsonObject } from './json.ts';

/**
 * Adds what a subgraph answered to an object of the answer. The later word wins, null included; lists of one length are
 * merged item by item. Nested objects are taken over, not copied.
 */
export function deepMerge(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const theirs = source[key];
    if (theirs === undefined || key === '__proto__') continue;
    const ours = target[key];
    if (isObject(ours) && isObject(theirs)) deepMerge(ours, theirs);
    else if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length)
      mergeItems(ours, theirs);
    else target[key] = theirs;
  }
}

function mergeItems(ours: unknown[], theirs: readonly unknown[]): void {
  for (const [index, value] of theirs.entries()) {
    const existing = ours[index];
    if (isObject(existing) && isObject(value)) deepMerge(existing, value);
    else if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length)
      mergeItems(existing, value);
    else ours[index] = value;
  }
}
