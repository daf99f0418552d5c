import { assertCan } from '@guildhall/authz';
import { invalid, notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../context.ts';
import type { QuarantineRow } from './quarantine.repository.ts';

const LONGEST = 500;

/** Lets a version run again. Whoever does it says why; the reason stays in the audit. */
export async function releaseFromQuarantine(
  ctx: Context,
  { releaseDigest, reason }: { releaseDigest: string; reason: string },
): Promise<Result<QuarantineRow>> {
  assertCan(ctx.session, 'quarantine:release');
  const text = reason.normalize('NFC').trim();
  if (text === '' || text.length > LONGEST || /\p{Cc}/u.test(text)) {
    return invalid(`A reason has 1 to ${LONGEST} characters and no control characters.`, 'reason');
  }
  const held = await ctx.quarantines.find(releaseDigest);
  if (!held || !(await ctx.quarantines.release(releaseDigest, ctx.now))) {
    return notFound('release in quarantine', ['releaseDigest']);
  }
  await ctx.audit.write({
    action: 'quarantine.release',
    subject: { type: 'release', id: releaseDigest, rev: held.rev + 1 },
    detail: { versionId: held.versionId, kills: held.kills, reason: text },
  });
  return ok(held);
}
