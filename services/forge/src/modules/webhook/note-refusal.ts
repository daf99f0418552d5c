import type { WebhookDeclaration } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import type { SignedRelease } from '../installation/signed-release.ts';
import { noteRefusedRun } from '../invocation/note-refused-run.ts';

/** Several, since one of a stranger must not hide why the sender was refused. */
const NOTED_PER_MINUTE = 5;

/** Tells those who look after an installation why a call was not let in. */
export async function noteRefusal(
  ctx: Context,
  { installation: { id: installationId }, versionId }: SignedRelease,
  { id: cause, function: name }: WebhookDeclaration,
  reason: string,
): Promise<void> {
  const run = { installationId, versionId, function: name, trigger: 'WEBHOOK', cause } as const;
  const message = `A call of the webhook "${cause}" was refused. ${reason}`;
  await noteRefusedRun(ctx, run, { message, logged: message, kind: 'refused', perMinute: NOTED_PER_MINUTE });
}
