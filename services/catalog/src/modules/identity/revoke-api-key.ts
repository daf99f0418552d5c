import { assertCan } from '@guildhall/authz';
import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { RevokeApiKeyInput } from '../../generated/graphql.ts';
import type { ApiKey } from './api-key.ts';
import { changeTrust } from './change-trust.ts';

/** Ends a key. Gateways stop believing it as soon as they hear of it; a second time changes nothing. */
export async function revokeApiKey(ctx: Context, input: RevokeApiKeyInput): Promise<Result<ApiKey>> {
  assertCan(ctx.session, 'apiKey:revoke');
  const apiKey = await ctx.apiKeys.find(input.id);
  if (!apiKey || (await ctx.memberships.in(apiKey.publisherId)) !== 'OWNER')
    return notFound('API key', ['id']);
  const expected = asExpected('API key', apiKey, input);
  if (!expected.ok || apiKey.revokedAt) return expected;

  const revoked = await ctx.apiKeys.revoke(apiKey, ctx.now);
  if (!revoked) return conflict('API key', (await ctx.apiKeys.find(input.id))?.rev);
  await ctx.audit.write({
    action: 'apiKey.revoke',
    subject: { type: 'apiKey', id: revoked.id, rev: revoked.rev },
  });
  await changeTrust(ctx);
  return ok(revoked);
}
