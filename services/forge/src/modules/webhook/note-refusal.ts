import { newId } from '@guildhall/kernel';
import type { WebhookDeclaration } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { SignedRelease } from '../installation/signed-release.ts';
import { unrun } from '../invocation/invocation.ts';

/** Who knows an address could fill the log with what nobody sent. */
const NOTED_PER_MINUTE = 5;

/** Tells those who look after an installation why a call was not let in: as a run that was refused, and in the log. */
export async function noteRefusal(
  ctx: Context,
  { installation, versionId }: SignedRelease,
  { id: cause, function: name }: WebhookDeclaration,
  reason: string,
): Promise<void> {
  const { id: installationId } = installation;
  if (!(await ctx.invocationCounts.take(`${installationId} refused`, NOTED_PER_MINUTE, ctx.now))) return;
  const message = `A call of the webhook "${cause}" was refused. ${reason}`;
  const { id: invocationId } = await ctx.invocations.add(
    {
      ...{ id: newId('invocation'), installationId, versionId, function: name, trigger: 'WEBHOOK', cause },
      actorId: ctx.session.actorId,
    },
    'QUEUED',
    null,
    ctx.now,
  );
  await ctx.invocations.finish(invocationId, unrun('REFUSED', message), undefined, ctx.now);
  const line = { at: ctx.now.getTime(), level: 'warn', text: message } as const;
  await ctx.functionLogs.add(installationId, { invocationId, function: name }, [line]);
}
