import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
/** Content hashes for cache names. */
export async function digestOf(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex').slice(0, 16);
}
export async function digests(files) {
  const out = new Map();
  for (const file of files) out.set(file, await digestOf(file));
  return out;
}
