import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, type Failure } from '../failure.ts';
import { ok, type Result } from '@guildhall/kernel';
import { PACKAGE_LIMITS } from './package-limits.ts';

const IGNORED = new Set(['.git']);
/** Dependencies that lie in the folder are read up to this; beyond it all of them are left out, and analyze says so. */
const DEPENDENCIES = { bytes: 60_000_000, entries: 10_000 };

/**
 * Every file of any JavaScript package's folder, built ones included, by path with forward slashes.
 * Links inside are left out: what they lead to is not part of the package.
 */
export async function readPackageFolder(folder: string): Promise<Result<Map<string, Uint8Array>, Failure>> {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const brought = { bytes: 0, entries: 0 };
  const waiting = [''];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    const entries = await readdir(join(folder, prefix), { withFileTypes: true });
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory() && !IGNORED.has(entry.name)) waiting.push(`${path}/`);
      if (!entry.isFile()) continue;
      const { size } = await stat(join(folder, path));
      if (path.includes('node_modules/')) {
        brought.bytes += size;
        brought.entries += 1;
        if (isTooMuch(brought)) continue;
      }
      bytes += size;
      if (bytes > PACKAGE_LIMITS.totalBytes || files.size >= PACKAGE_LIMITS.entries)
        return failed(
          'usage',
          'TOO_LARGE',
          `${folder} has more than ${PACKAGE_LIMITS.entries} files or ${PACKAGE_LIMITS.totalBytes} bytes. Name a folder inside it.`,
        );
      files.set(path, new Uint8Array(await readFile(join(folder, path))));
    }
  }
  if (!isTooMuch(brought)) return ok(files);
  return ok(new Map([...files].filter(([path]) => !path.includes('node_modules/'))));
}

function isTooMuch({ bytes, entries }: typeof DEPENDENCIES): boolean {
  return bytes > DEPENDENCIES.bytes || entries > DEPENDENCIES.entries;
}
