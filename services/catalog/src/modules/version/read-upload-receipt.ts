import { err, ok, type Result } from '@guildhall/kernel';
import { uploadReceipt, type UploadReceipt } from '@guildhall/schema';
import type { Context } from '../../context.ts';

const MAX_RECEIPT = 8_192;

/** What Forge vouches for about an upload, if it is the caller's own. */
export async function readUploadReceipt(
  ctx: Pick<Context, 'session' | 'verifier'>,
  jws: string,
): Promise<Result<UploadReceipt>> {
  const { marketplaceId, actorId } = ctx.session;
  if (jws.length > MAX_RECEIPT) return refused('is too long to be one');
  const receipt = await ctx.verifier.verify(jws, 'forge', 'catalog', uploadReceipt).catch(() => null);
  if (!receipt) return refused('was not signed by Forge');
  if (receipt.marketplaceId !== marketplaceId) return refused('is for another marketplace');
  if (receipt.actorId !== actorId) return refused('is for an upload of somebody else');
  return ok(receipt);
}

function refused(what: string): Result<never> {
  return err({
    code: 'BAD_RECEIPT',
    message: `This upload receipt ${what}. Upload the source yourself and pass what PUT /v1/uploads/:id answers.`,
    field: ['uploadReceipt'],
  });
}
