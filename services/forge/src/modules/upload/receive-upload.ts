import { ok, type Result } from '@guildhall/kernel';
import { uploadReceipt, type UploadReceipt } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { findOpenUpload } from './find-open-upload.ts';
import type { UploadRefusal } from './upload-refusal.ts';

/** Keeps bytes that were checked, and signs for them. The same bytes again get the same receipt. */
export async function receiveUpload(
  ctx: Pick<Context, 'session' | 'uploads' | 'artifacts' | 'audit' | 'signer' | 'now'>,
  id: string,
  content: Uint8Array,
): Promise<Result<{ receipt: string }, UploadRefusal>> {
  const found = await findOpenUpload(ctx, id);
  if (!found.ok) return found;
  const { sha256, bytes, actorId, rev } = found.value;
  if (await ctx.uploads.receive(id, ctx.now)) {
    await ctx.artifacts.put(sha256, content, ctx.now);
    const subject = { type: 'upload', id, rev: rev + 1 };
    await ctx.audit.write({ action: 'upload.receive', subject, detail: { bytes, sha256 } });
  }
  const { marketplaceId } = ctx.session;
  const body: UploadReceipt = uploadReceipt.parse({ marketplaceId, uploadId: id, actorId, sha256, bytes });
  return ok({ receipt: await ctx.signer.sign(body, 'catalog') });
}
