import type { Session } from '@guildhall/authz';
import { err, ok, type Result } from '@guildhall/kernel';
import type { UnitOfWork } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { giveShortKey } from './give-short-key.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { glanceAt, readCiToken } from './read-ci-token.ts';
import { fits } from './trusted-publisher.ts';

export interface Exchanged {
  /** The key, whole; it is shown here and nowhere else. */
  secret: string;
  expiresAt: Date;
}

/** One answer for every plugin that is not there or trusts nobody like this: pins are not for guessing. */
const NOT_TRUSTED = err({
  code: 'NOT_TRUSTED',
  message:
    'No trusted publisher of this plugin fits the token: its issuer, audience and every pinned claim must be the same, word for word.',
  field: ['token'],
});

/**
 * Exchanges a build's token for a key that may publish one plugin for minutes. The issuer is asked for its keys
 * outside of any transaction, and only when the plugin trusts it.
 */
export async function exchangeToken(
  { units, session, keys }: { units: UnitOfWork<Context>; session: Session; keys: IssuerKeys },
  { plugin: name, token }: { plugin: string; token: string },
): Promise<Result<Exchanged>> {
  const claimed = glanceAt(token);
  if (!claimed)
    return err({ code: 'TOKEN_REFUSED', message: 'This is no token of a build.', field: ['token'] });
  const { now, trusted } = await units.run(session, (ctx) => trustedLike(ctx, name, claimed), {
    readOnly: true,
  });
  if (trusted.length === 0) return NOT_TRUSTED;
  const jwks = await keys.of(claimed.issuer, claimed.kid);
  if (!jwks) return NOT_TRUSTED;
  const read = await readCiToken(token, claimed, jwks, now);
  if (!read.ok) return read;
  const { claims, digest, expiresAt } = read.value;

  return units.run(session, async (ctx) => {
    // Read again: what was trusted a moment ago may have been removed.
    const again = await trustedLike(ctx, name, claimed);
    const fitting = again.trusted.find((pins) => fits(pins, claims));
    if (!fitting || !again.plugin) return NOT_TRUSTED;
    if (!(await ctx.trustedPublishers.use(digest, expiresAt, ctx.now)))
      return err({
        code: 'TOKEN_USED',
        message: 'The token was used before; each one counts once.',
        field: ['token'],
      });
    const { key, secret } = await giveShortKey(ctx, again.plugin, fitting.id);
    await ctx.audit.write({
      action: 'trustedPublisher.exchange',
      subject: { type: 'plugin', id: again.plugin.id },
      detail: { trustedPublisherId: fitting.id, apiKeyId: key.id, actorId: key.actorId },
    });
    return ok({ secret, expiresAt: key.expiresAt ?? ctx.now });
  });
}

async function trustedLike(
  ctx: Context,
  name: string,
  { issuer, audience }: { issuer: string; audience: string },
) {
  const plugin = await ctx.plugins.byName(name);
  const all = plugin ? await ctx.trustedPublishers.of([plugin.id]) : [];
  const publisher = plugin && (await ctx.publishers.findAll([plugin.publisherId]))[0];
  const active = publisher?.state === 'ACTIVE';
  const trusted = active ? all.filter((pins) => pins.issuer === issuer && pins.audience === audience) : [];
  return { plugin, trusted, now: ctx.now };
}
