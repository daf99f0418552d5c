import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { PackageFolder } from './scan-worker.ts';

const run = promisify(execFile);
const packed = z.array(
  z.object({ id: z.string(), filename: z.string(), integrity: z.string(), unpackedSize: z.number() }),
);

/**
 * Packages from the configured registry, unpacked; nothing of them is installed or run. One that is not what `pins`
 * says by its integrity is refused.
 */
export async function withPackages<Answer>(
  specifiers: readonly string[],
  pins: Readonly<Record<string, string>>,
  act: (folders: PackageFolder[]) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
  try {
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ...specifiers];
    const { stdout } = await run('npm', args, { cwd: folder, maxBuffer: 100_000_000 });
    const folders: PackageFolder[] = [];
    for (const { id, filename, integrity, unpackedSize } of packed.parse(JSON.parse(stdout))) {
      if ((pins[id] ?? integrity) !== integrity) throw new Error(`${id} is not what was pinned.`);
      const root = join(folder, id.replaceAll('/', '+'));
      await mkdir(root);
      await run('tar', ['-xzf', join(folder, filename), '-C', root, '--strip-components=1']);
      folders.push({ name: id, root, bytes: unpackedSize });
    }
    return await act(folders);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
