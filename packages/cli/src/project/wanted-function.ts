import { nearest, ok, type Result } from '@guildhall/kernel';
import { functionsOf, type PluginFunction } from '@guildhall/manifest';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Project } from './project.ts';

/** A function by its name in plugin.json. */
export function findFunction({ manifest }: Project, name: string): Result<PluginFunction, Failure> {
  const known = functionsOf(manifest);
  const found = known.find((one) => one.name === name);
  if (found) return ok(found);
  const names = known.map((one) => one.name);
  const close = nearest(name, names);
  const hint = close === undefined ? `It has: ${names.join(', ') || 'none'}.` : `Did you mean "${close}"?`;
  return failed('usage', 'NO_SUCH_FUNCTION', `plugin.json declares no function "${name}". ${hint}`);
}

/** What a function is called with, as it was typed. */
export function parsePayload(text: string): Result<z.core.util.JSONType, Failure> {
  try {
    return ok(z.json().parse(JSON.parse(text)));
  } catch {
    return failed('usage', 'BAD_PAYLOAD', `--payload has to be JSON, such as '{"id":"1"}'; it is: ${text}`);
  }
}
