import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasIntegrity, sha512Of } from './integrity.ts';

/** Tarballs of packages by integrity, kept on a disk that is not trusted: what does not match is as good as absent. */
export interface PackageCache {
  read(integrity: string): Promise<Uint8Array | undefined>;
  /** The caller has checked that the bytes match. */
  write(integrity: string, bytes: Uint8Array): Promise<void>;
}

export function openPackageCache(folder: string): PackageCache {
  const placeOf = (integrity: string): string => {
    const digest = sha512Of(integrity);
    if (digest === undefined) throw new TypeError(`"${integrity}" is no SHA-512 integrity.`);
    return join(folder, 'sha512', digest.slice(0, 2), digest.slice(2));
  };
  return {
    async read(integrity) {
      const bytes = await readFile(placeOf(integrity)).catch(() => undefined);
      return bytes && hasIntegrity(bytes, integrity) ? bytes : undefined;
    },
    async write(integrity, bytes) {
      const place = placeOf(integrity);
      await mkdir(dirname(place), { recursive: true });
      // Written aside and moved, so that a neighbour never reads half of it.
      const aside = `${place}.${randomUUID()}`;
      await writeFile(aside, bytes);
      await rename(aside, place);
    },
  };
}
