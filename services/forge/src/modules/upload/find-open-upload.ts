import { can } from '@guildhall/authz';
import { ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { refuse, type UploadRefusal } from './upload-refusal.ts';
import type { UploadRow } from './upload.ts';

/** The upload a caller may fill now. One that was filled stays open to a retry of the same bytes. */
export async function findOpenUpload(
  ctx: Pick<Context, 'session' | 'uploads' | 'now'>,
  id: string,
): Promise<Result<UploadRow, UploadRefusal>> {
  if (!can(ctx.session, 'upload:create'))
    return refuse(403, 'FORBIDDEN', 'This needs the permission upload:create.');
  const upload = await ctx.uploads.find(id);
  if (!upload) return refuse(404, 'NOT_FOUND', 'There is no such upload. Open one with createUpload.');
  if (upload.actorId !== ctx.session.actorId)
    return refuse(403, 'FORBIDDEN', 'Somebody else opened this upload. Open your own with createUpload.');
  if (upload.receivedAt === null && upload.expiresAt <= ctx.now)
    return refuse(410, 'EXPIRED', 'The time for this upload is over. Open a new one with createUpload.');
  return ok(upload);
}
