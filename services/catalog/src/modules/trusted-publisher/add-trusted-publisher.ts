import { assertCan } from '@guildhall/authz';
import { err, invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { AddTrustedPublisherInput } from '../../generated/graphql.ts';
import { checkText } from '../../text-rules.ts';
import { findOwnPlugin } from '../plugin/find-own-plugin.ts';
import { findOwnedPublisher } from '../publisher/find-own-publisher.ts';
import { checkClaims } from './check-claims.ts';
import { trustedPublisherId, type TrustedPublisher } from './trusted-publisher.ts';

/** Lets builds with these claims publish a plugin; like making an API key, it is an owner's word. */
export async function addTrustedPublisher(
  ctx: Context,
  input: AddTrustedPublisherInput,
): Promise<Result<TrustedPublisher>> {
  assertCan(ctx.session, 'apiKey:create');
  const plugin = await findOwnPlugin(ctx, { pluginId: input.pluginId });
  if (!plugin.ok) return plugin;
  const publisher = await findOwnedPublisher(ctx, { publisherId: plugin.value.publisherId });
  if (!publisher.ok) return publisher;
  if (!ctx.ciIssuers.some(({ issuer }) => issuer === input.issuer))
    return invalid(
      `This deployment takes builds of ${ctx.ciIssuers.map(({ issuer }) => issuer).join(', ')}.`,
      'issuer',
    );
  const audience = checkText(input.audience, { field: 'audience', called: 'The audience', max: 200 });
  if (!audience.ok) return audience;
  const claims = checkClaims(input.claims);
  if (!claims.ok) return claims;

  const pins = {
    pluginId: plugin.value.id,
    issuer: input.issuer,
    audience: audience.value,
    claims: claims.value,
  };
  const id = trustedPublisherId(pins);
  const trusted = { id, ...pins, createdBy: ctx.session.actorId, createdAt: ctx.now };
  if (!(await ctx.trustedPublishers.add(trusted)))
    return err({ code: 'TAKEN', message: 'These builds are trusted already.', field: ['claims'] });
  await ctx.audit.write({
    action: 'trustedPublisher.add',
    subject: { type: 'plugin', id: trusted.pluginId },
    detail: { id, ...pins },
  });
  return ok(trusted);
}
