import { assertCan } from '@guildhall/authz';
import { conflict, err, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { changeTrust } from '../identity/change-trust.ts';
import { addKey } from './create-publishable-key.ts';
import { GRACE_MS, hasEnded, type PublishableKey } from './publishable-key.ts';

export interface KeyAction {
  id: string;
  expectedRev?: number | null | undefined;
}

/** Ends a key. Gateways refuse it as soon as they hear of it; a second time changes nothing. */
export async function revokePublishableKey(ctx: Context, input: KeyAction): Promise<Result<PublishableKey>> {
  const key = await held(ctx, input);
  if (!key.ok || hasEnded(key.value, ctx.now)) return key;
  const { replacedBy } = key.value;
  return end(ctx, key.value, { action: 'publishableKey.revoke', endsAt: ctx.now, replacedBy });
}

/** Makes another key in the place of one, which goes on for a day: until then pages that are cached still work. */
export async function rotatePublishableKey(ctx: Context, input: KeyAction): Promise<Result<PublishableKey>> {
  const key = await held(ctx, input);
  if (!key.ok) return key;
  if (key.value.endsAt !== null) return err(ENDS_ALREADY);
  const next = await addKey(ctx, key.value);
  const endsAt = new Date(ctx.now.getTime() + GRACE_MS);
  const ended = await end(ctx, key.value, { action: 'publishableKey.rotate', endsAt, replacedBy: next.id });
  return ended.ok ? ok(next) : ended;
}

const ENDS_ALREADY = {
  code: 'NOT_POSSIBLE',
  message: 'This key has ended or been replaced already; make a new one.',
  field: ['id'],
};

async function held(ctx: Context, input: KeyAction): Promise<Result<PublishableKey>> {
  assertCan(ctx.session, 'publishableKey:manage');
  const key = await ctx.publishableKeys.find(input.id);
  if (!key) return notFound('publishable key', ['id']);
  return asExpected('publishable key', key, input);
}

async function end(
  ctx: Context,
  key: PublishableKey,
  { action, ...change }: Pick<PublishableKey, 'endsAt' | 'replacedBy'> & { action: string },
): Promise<Result<PublishableKey>> {
  const ended = await ctx.publishableKeys.end(key, change);
  if (!ended) return conflict('publishable key', (await ctx.publishableKeys.find(key.id))?.rev);
  await ctx.audit.write({
    action,
    subject: { type: 'publishableKey', id: ended.id, rev: ended.rev },
    detail: { endsAt: ended.endsAt, replacedBy: ended.replacedBy },
  });
  await changeTrust(ctx);
  return ok(ended);
}
