import { createHash } from 'node:crypto';
import { ok, type Result } from '@guildhall/kernel';
import { refuse, type UploadRefusal } from './upload-refusal.ts';
import type { UploadRow } from './upload.ts';

/** Reads what was promised, no byte more; stops reading at the first that is too many. */
export async function readBody(
  body: AsyncIterable<unknown>,
  { bytes, sha256 }: Pick<UploadRow, 'bytes' | 'sha256'>,
): Promise<Result<Uint8Array, UploadRefusal>> {
  const pieces: Uint8Array[] = [];
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of body) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('a request body is made of bytes');
    length += piece.length;
    if (length > bytes)
      return refuse(413, 'TOO_LARGE', `More than the ${bytes} bytes came that createUpload was told of.`);
    hash.update(piece);
    pieces.push(piece);
  }
  if (length < bytes)
    return refuse(
      422,
      'WRONG_SIZE',
      `${length} bytes came; createUpload was told of ${bytes}. Send all of them.`,
    );
  const digest = hash.digest('hex');
  if (digest !== sha256)
    return refuse(
      422,
      'WRONG_DIGEST',
      `The bytes have the SHA-256 ${digest}, not ${sha256}: another file, or damaged on its way.`,
    );
  return ok(new Uint8Array(Buffer.concat(pieces)));
}
