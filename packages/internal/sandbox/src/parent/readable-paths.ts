import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineName } from '../sandbox.ts';

const require = createRequire(import.meta.url);

/** Folders whose files an executor may read: its own code and the engine's. Nothing else on the machine. */
export function readablePaths(engine: EngineName): readonly string[] {
  const own = fileURLToPath(new URL('../..', import.meta.url));
  const kernel = dirname(dirname(require.resolve('@guildhall/kernel')));
  const folders = [own, kernel, packageFolder('quickjs-wasi')];
  const more = engine === 'isolated-vm' ? isolatedVm() : [];
  const everything = [...folders.map((folder) => join(folder, '*')), ...more];
  // What an executor was handed down it must see itself.
  return [...everything, '/proc/self/fdinfo/*'];
}

/** Its loader looks where it lies and which C library there is. */
function isolatedVm(): readonly string[] {
  try {
    const folder = packageFolder('isolated-vm');
    const loader = dirname(createRequire(join(folder, 'package.json')).resolve('node-gyp-build'));
    return [join(dirname(folder), '*'), join(loader, '*'), '/etc/alpine-release'];
  } catch {
    // Not installed: the executor says so.
    return [];
  }
}

function packageFolder(name: string): string {
  return realpathSync(dirname(require.resolve(`${name}/package.json`)));
}
