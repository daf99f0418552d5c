import { actorSurrogate, assertCan } from '@guildhall/authz';
import { invalid, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { CreateApiKeyInput } from '../../generated/graphql.ts';
import { checkText } from '../../text-rules.ts';
import { findOwnedPublisher } from '../publisher/find-own-publisher.ts';
import { newSecret, type ApiKey } from './api-key.ts';
import { changeTrust } from './change-trust.ts';

/** Makes a key for machines of a publisher. The secret is in this answer and nowhere else. */
export async function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
): Promise<Result<{ apiKey: ApiKey; secret: string }>> {
  const { session, now } = ctx;
  assertCan(session, 'apiKey:create');
  const publisher = await findOwnedPublisher(ctx, { publisherId: input.publisherId });
  if (!publisher.ok) return publisher;
  const name = checkText(input.name, { field: 'name', called: 'The name', max: 60, name: true });
  if (!name.ok) return name;
  const expiresAt = readExpiry(input.expiresAt, now);
  if (!expiresAt.ok) return expiresAt;

  const id = newId('apiKey');
  const { whole, hash } = newSecret(session.marketplaceId, id);
  const apiKey: ApiKey = {
    id,
    name: name.value,
    publisherId: publisher.value.id,
    actorId: actorSurrogate(ctx.actorSecret, session.marketplaceId, 'guildhall:api-key', id),
    hash,
    createdBy: session.actorId,
    createdAt: now,
    expiresAt: expiresAt.value,
    revokedAt: null,
    pluginId: null,
    rev: 0,
  };
  await ctx.apiKeys.add(apiKey);
  await ctx.audit.write({
    action: 'apiKey.create',
    subject: { type: 'apiKey', id, rev: 0 },
    detail: { publisherId: apiKey.publisherId, actorId: apiKey.actorId },
  });
  await changeTrust(ctx);
  return ok({ apiKey, secret: whole });
}

function readExpiry(typed: string | null | undefined, now: Date): Result<Date | null> {
  if (typed === null || typed === undefined) return ok(null);
  const at = new Date(typed);
  if (Number.isNaN(at.getTime()))
    return invalid('The expiry is an instant like 2030-01-31T00:00:00.000Z.', 'expiresAt');
  return at > now ? ok(at) : invalid('The expiry lies in the past.', 'expiresAt');
}
