import type { FunctionTable } from './function-api.ts';

/** What the sandbox puts into the world of a function; absent everywhere else. */
interface Guildhall {
  register(functions: FunctionTable): void;
}

/**
 * Declares the functions that run on the server; the names are those of plugin.json. Call it once, at the top level of
 * `functionsMain`. In the sandbox they are registered at once; elsewhere the table is only returned, so that it can be
 * tested.
 */
export function defineFunctions<Table extends FunctionTable>(functions: Table): Table {
  sandbox()?.register(functions);
  return functions;
}

function sandbox(): Guildhall | undefined {
  const found: unknown = Reflect.get(globalThis, 'guildhall');
  return isGuildhall(found) ? found : undefined;
}

function isGuildhall(found: unknown): found is Guildhall {
  return typeof found === 'object' && found !== null && 'register' in found;
}
