import { err, ok, type Result, type UserError } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { signedReleaseOf } from '../installation/signed-release.ts';
import { queueInvocation } from '../invocation/queue-invocation.ts';
import { hashOfToken } from './webhook-token.ts';

/** What another system sent, as its function gets it. */
export interface WebhookCall {
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type WebhookRefusal = UserError & { status: number };

/** Sets the function of a webhook going. Whatever is not right about its address looks the same: not there. */
export async function receiveWebhook(
  ctx: Context,
  { token, headers, body }: WebhookCall,
): Promise<Result<string, WebhookRefusal>> {
  const row = await ctx.webhooks.findByToken(hashOfToken(token));
  const installation = row && (await ctx.installations.find(row.installationId));
  const release = installation && (await signedReleaseOf(ctx, installation));
  const manifest = release?.ok ? release.value.manifest : null;
  const declared = manifest?.webhooks?.find(({ id }) => id === row?.id);
  if (!row || !installation || !declared) return err(UNKNOWN);

  const queued = await queueInvocation(ctx, {
    ...{ installation, functionName: declared.function, trigger: 'WEBHOOK', cause: row.id },
    payload: { webhook: row.id, headers, ...textOf(body) },
  });
  if (queued.ok) return ok(queued.value.id);
  return err(
    STATUS[queued.error.code] ? { ...queued.error, status: STATUS[queued.error.code] ?? 404 } : UNKNOWN,
  );
}

const UNKNOWN: WebhookRefusal = { status: 404, code: 'NOT_FOUND', message: 'There is no such webhook.' };
const STATUS: Readonly<Record<string, number>> = { TOO_MANY_INVOCATIONS: 429, BAD_INPUT: 413 };

function textOf(body: Uint8Array): { body: string; encoding: 'utf8' | 'base64' } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true }).decode(body), encoding: 'utf8' };
  } catch {
    return { body: Buffer.from(body).toString('base64'), encoding: 'base64' };
  }
}
