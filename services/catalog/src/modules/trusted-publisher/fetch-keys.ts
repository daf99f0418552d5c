import { z } from 'zod';
import { jwks, type Jwks } from '../identity/issuer.ts';

const DEADLINE_MS = 5_000;
const MOST_BYTES = 128 * 1024;

/** Public keys from an issuer's address; throws when they do not come whole, soon and from there. */
export async function fetchKeys(uri: string): Promise<Jwks> {
  const answer = await fetch(uri, {
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: { accept: 'application/json' },
  });
  if (!answer.ok || !answer.body) throw new Error(`${uri} answered ${answer.status}`);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body) {
    const read = z.instanceof(Uint8Array).parse(piece);
    bytes += read.length;
    if (bytes > MOST_BYTES) throw new Error(`${uri} answers without end`);
    pieces.push(read);
  }
  return jwks.parse(JSON.parse(Buffer.concat(pieces).toString()));
}
