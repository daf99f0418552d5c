import { assertCan } from '@guildhall/authz';
import { invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { findReachable } from '../installation/find-reachable.ts';
import { signedReleaseOf } from '../installation/signed-release.ts';
import { hashOfToken, newWebhookToken } from './webhook-token.ts';

/** A new address for a webhook, shown once; the one before stops with this transaction. */
export async function rotateWebhook(
  ctx: Context,
  { installationId, webhook: id }: { installationId: string; webhook: string },
): Promise<Result<string>> {
  assertCan(ctx.session, 'webhook:rotate');
  const installation = await findReachable(ctx, installationId);
  if (!installation.ok) return installation;
  const release = await signedReleaseOf(ctx, installation.value);
  if (!release.ok) return release;
  const declared = (release.value.manifest.webhooks ?? []).find((one) => one.id === id);
  if (!declared) return invalid(`This version has no webhook "${id.slice(0, 64)}".`, 'webhook');

  const token = newWebhookToken(ctx.session.marketplaceId);
  const row = { installationId, id, tokenHash: hashOfToken(token), createdAt: ctx.now };
  await ctx.webhooks.put(row);
  await ctx.audit.write({
    action: 'webhook.rotate',
    subject: { type: 'installation', id: installationId },
    detail: { webhook: id },
  });
  // Relative to the gateway, which is where it is answered.
  return ok(`/v1/hooks/${token}`);
}
