import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** QuickJS, compiled once for all threads of a process. */
export async function quickJsModule(): Promise<WebAssembly.Module> {
  const file = fileURLToPath(import.meta.resolve('quickjs-wasi/quickjs.wasm'));
  return WebAssembly.compile(await readFile(file));
}
