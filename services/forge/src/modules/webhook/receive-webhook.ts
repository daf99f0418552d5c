import { createHash } from 'node:crypto';
import { err, ok, type Result, type UserError } from '@guildhall/kernel';
import type { WebhookDeclaration } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { signedReleaseOf, type SignedRelease } from '../installation/signed-release.ts';
import { queueInvocation } from '../invocation/queue-invocation.ts';
import { noteRefusal } from './note-refusal.ts';
import { proveSender } from './prove-sender.ts';
import type { IncomingCall } from './signature/scheme.ts';
import { hashOfToken } from './webhook-token.ts';

/** What another system sent, as its function gets it. */
export interface WebhookCall extends IncomingCall {
  readonly token: string;
}

export type WebhookRefusal = UserError & { status: number };

/**
 * Sets the function of a webhook going, or answers with the run that an earlier sending of the same call began. Whatever is
 * not right about its address looks the same: not there; and so does whatever is not right about its sender.
 */
export async function receiveWebhook(
  ctx: Context,
  { token, ...call }: WebhookCall,
): Promise<Result<string, WebhookRefusal>> {
  const row = await ctx.webhooks.findByToken(hashOfToken(token));
  const installation = row && (await ctx.installations.find(row.installationId));
  const release = installation && (await signedReleaseOf(ctx, installation));
  const manifest = release?.ok ? release.value.manifest : null;
  const declared = manifest?.webhooks?.find(({ id }) => id === row?.id);
  if (!release?.ok || !declared) return err(UNKNOWN);

  const delivery = await deliveryOf(ctx, release.value, declared, call);
  if (!delivery.ok) return delivery;
  const earlier = delivery.value === null ? null : await ctx.invocations.findDelivery(delivery.value);
  if (earlier) return ok(earlier.id);

  const { headers, body } = call;
  const queued = await queueInvocation(ctx, {
    ...{ installation: release.value.installation, functionName: declared.function },
    ...{ trigger: 'WEBHOOK', cause: declared.id, delivery: delivery.value },
    payload: { webhook: declared.id, headers, ...textOf(body) },
  });
  if (queued.ok) return ok(queued.value.id);
  return err(
    STATUS[queued.error.code] ? { ...queued.error, status: STATUS[queued.error.code] ?? 404 } : UNKNOWN,
  );
}

const UNKNOWN: WebhookRefusal = { status: 404, code: 'NOT_FOUND', message: 'There is no such webhook.' };
const UNPROVED: WebhookRefusal = {
  ...{ status: 401, code: 'UNAUTHENTICATED' },
  message:
    'This webhook lets only its own sender in, and this call does not prove to come from there. Those who look after the plugin read why in the log of its functions.',
};
const STATUS: Readonly<Record<string, number>> = { TOO_MANY_INVOCATIONS: 429, BAD_INPUT: 413 };

/** By what the call is known again, if anything; an error if its sender had to prove itself, and could not. */
async function deliveryOf(
  ctx: Context,
  release: SignedRelease,
  declared: WebhookDeclaration,
  call: IncomingCall,
): Promise<Result<string | null, WebhookRefusal>> {
  if (!declared.signature) return ok(null);
  const { installation } = release;
  const proved = await proveSender(ctx, installation, declared.signature, call);
  if (!proved.ok) {
    await noteRefusal(ctx, release, declared, proved.error);
    return err(UNPROVED);
  }
  if (proved.value === null) return ok(null);
  const known = JSON.stringify([installation.id, declared.id, proved.value]);
  return ok(createHash('sha256').update(known).digest('hex'));
}

function textOf(body: Uint8Array): { body: string; encoding: 'utf8' | 'base64' } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true }).decode(body), encoding: 'utf8' };
  } catch {
    return { body: Buffer.from(body).toString('base64'), encoding: 'base64' };
  }
}
