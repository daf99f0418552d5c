import { assertCan } from '@guildhall/authz';
import { conflict, newId, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { RegisterIssuerInput } from '../../generated/graphql.ts';
import { changeTrust } from './change-trust.ts';
import { checkIssuerUrl, checkJwks } from './check-issuer.ts';
import type { Issuer } from './issuer.ts';

/** Adds an identity provider whose people may sign in, or replaces the keys of a known one. */
export async function registerIssuer(ctx: Context, input: RegisterIssuerInput): Promise<Result<Issuer>> {
  assertCan(ctx.session, 'issuer:manage');
  const url = checkIssuerUrl(input.url, 'url');
  if (!url.ok) return url;
  const jwks = await checkJwks(input.jwks, 'jwks');
  if (!jwks.ok) return jwks;
  const known = await ctx.issuers.byUrl(url.value);
  const expected = known ? asExpected('issuer', known, input) : ok(null);
  if (!expected.ok) return expected;

  const issuer: Issuer = {
    id: known?.id ?? newId('issuer'),
    url: url.value,
    jwks: jwks.value,
    rev: known ? known.rev + 1 : 0,
  };
  if (!(await ctx.issuers.put(issuer))) return conflict('issuer', (await ctx.issuers.byUrl(issuer.url))?.rev);
  await ctx.audit.write({
    action: known ? 'issuer.replaceKeys' : 'issuer.register',
    subject: { type: 'issuer', id: issuer.id, rev: issuer.rev },
    detail: { url: issuer.url, kids: issuer.jwks.keys.map((key) => key['kid']) },
  });
  await changeTrust(ctx);
  return ok(issuer);
}
