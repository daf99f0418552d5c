import { assertCan } from '@guildhall/authz';
import { invalid, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { MAX_UPLOAD_BYTES, UPLOAD_TIME_MS, type UploadRow } from './upload.ts';

/** Keeps a place for a tarball whose size and digest are promised now and checked when it arrives. */
export async function createUpload(
  ctx: Pick<Context, 'session' | 'uploads' | 'audit' | 'now'>,
  { bytes, sha256 }: { bytes: number; sha256: string },
): Promise<Result<UploadRow>> {
  assertCan(ctx.session, 'upload:create');
  if (bytes < 1) return invalid('An upload has at least one byte.', 'bytes');
  if (bytes > MAX_UPLOAD_BYTES)
    return invalid(`A tarball has at most ${MAX_UPLOAD_BYTES} bytes; this one has ${bytes}.`, 'bytes');
  if (!/^[0-9a-f]{64}$/.test(sha256))
    return invalid('sha256 is the SHA-256 of the tarball as 64 lower-case hexadecimal digits.', 'sha256');

  const { actorId } = ctx.session;
  const expiresAt = new Date(ctx.now.getTime() + UPLOAD_TIME_MS);
  const upload = await ctx.uploads.add({ id: newId('upload'), actorId, bytes, sha256, expiresAt }, ctx.now);
  await ctx.audit.write({
    action: 'upload.create',
    subject: { type: 'upload', id: upload.id, rev: upload.rev },
    detail: { bytes, sha256 },
  });
  return ok(upload);
}
