import { assertCan } from '@guildhall/authz';
import { invalid, notFound, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { UploadRow } from '../upload/upload.ts';
import { MAX_SIGSTORE_BYTES } from './sigstore-trust.ts';

const bundleShape = z
  .record(z.string(), z.json())
  .refine(
    ({ mediaType }) =>
      typeof mediaType === 'string' && mediaType.startsWith('application/vnd.dev.sigstore.bundle'),
  );

/**
 * Keeps a Sigstore bundle with bytes that the caller has a place for, before or after they arrived. Whether it holds is
 * told by the runs over these bytes.
 */
export async function attachSigstoreBundle(
  ctx: Pick<Context, 'session' | 'uploads' | 'sigstore' | 'audit'>,
  { uploadId, bundle }: { uploadId: string; bundle: unknown },
): Promise<Result<UploadRow>> {
  assertCan(ctx.session, 'upload:create');
  const upload = await ctx.uploads.find(uploadId);
  // Somebody else's place is no more to be seen than one that is not there.
  if (upload?.actorId !== ctx.session.actorId) return notFound('upload', ['uploadId']);
  const read = bundleShape.safeParse(bundle);
  if (!read.success) {
    return invalid('It is no Sigstore bundle: those are JSON with a mediaType of their own.', 'bundle');
  }
  const bytes = Buffer.byteLength(JSON.stringify(read.data));
  if (bytes > MAX_SIGSTORE_BYTES) {
    return invalid(`A bundle has at most ${MAX_SIGSTORE_BYTES} bytes; this one has ${bytes}.`, 'bundle');
  }
  await ctx.sigstore.attach(uploadId, read.data);
  const rev = upload.rev + 1;
  await ctx.audit.write({
    action: 'upload.attach',
    subject: { type: 'upload', id: uploadId, rev },
    detail: { sha256: upload.sha256, bytes },
  });
  return ok({ ...upload, rev });
}
