import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, type Failure } from '../failure.ts';
import { ok, type Result } from '@guildhall/kernel';
import { PACKAGE_LIMITS } from './package-limits.ts';

const IGNORED = new Set(['node_modules', '.git']);

/**
 * Every file of any JavaScript package's folder, built ones included, by path with forward slashes.
 * Links inside are left out: what they lead to is not part of the package.
 */
export async function readPackageFolder(folder: string): Promise<Result<Map<string, Uint8Array>, Failure>> {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const waiting = [''];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    const entries = await readdir(join(folder, prefix), { withFileTypes: true });
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory() && !IGNORED.has(entry.name)) waiting.push(`${path}/`);
      if (!entry.isFile()) continue;
      bytes += (await stat(join(folder, path))).size;
      if (bytes > PACKAGE_LIMITS.totalBytes || files.size >= PACKAGE_LIMITS.entries)
        return failed(
          'usage',
          'TOO_LARGE',
          `${folder} has more than ${PACKAGE_LIMITS.entries} files or ${PACKAGE_LIMITS.totalBytes} bytes. Name a folder inside it.`,
        );
      files.set(path, new Uint8Array(await readFile(join(folder, path))));
    }
  }
  return ok(files);
}
