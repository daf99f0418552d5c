import type { Json } from '@guildhall/plugin-sdk/wire';
import type { PropType } from '../surface.ts';
import { cleanJson } from './clean-json.ts';

/** Props that lead somewhere when pressed or drawn. */
const ADDRESS = /(?:href|src|url|action)$/i;
/** Where an address may lead. No script, no data, nothing of the browser. */
const HARMLESS_ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?)/i;
// Browsers drop these from an address before they read its scheme.
const INVISIBLE = /[\u0000-\u0020\u007f]/;

/** Props that mean something to a renderer or to every object. Nobody sends one by mistake. */
const NEVER = new Set([
  '__proto__',
  'children',
  'constructor',
  'dangerouslySetInnerHTML',
  'innerHTML',
  'key',
  'prototype',
  'ref',
  'srcDoc',
  'srcdoc',
  'style',
]);

/** Whether no component may ever get a prop of this name, whatever a surface says. */
export function isForbiddenProp(name: string): boolean {
  return NEVER.has(name) || /^on[A-Z]/.test(name);
}

/**
 * What a component gets for a prop the plugin sent; undefined stands for "refused". Null clears a prop, whatever its type.
 */
export function checkProp(name: string, type: PropType, value: unknown): Json | undefined {
  if (value === null || value === undefined) return null;
  const clean = cleanJson(value);
  if (clean === undefined) return undefined;
  if (type !== 'json' && typeof clean !== type && clean !== '') return undefined;
  if (ADDRESS.test(name) && !isHarmlessAddress(clean)) return undefined;
  // The renderer on the other side writes an empty text where a prop is taken away.
  return clean === '' && type !== 'string' ? null : clean;
}

function isHarmlessAddress(value: Json): boolean {
  if (value === '') return true;
  return typeof value === 'string' && !INVISIBLE.test(value) && HARMLESS_ADDRESS.test(value);
}
