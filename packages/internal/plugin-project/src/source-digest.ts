import { canonicalJson, sha256Hex } from '@guildhall/manifest';

/** SHA-256 over paths and contents, in one order whatever order they were read in. */
export async function sourceDigest(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const paths = [...files.keys()].sort();
  const entries = await Promise.all(
    paths.map(async (path) => [path, await sha256Hex(files.get(path) ?? new Uint8Array())] as const),
  );
  return sha256Hex(canonicalJson(entries));
}
