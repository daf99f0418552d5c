import { assertCan, Forbidden, PLATFORM } from '@guildhall/authz';
import { err, invalid, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { CreateMarketplaceInput } from '../../generated/graphql.ts';
import { checkSlug, checkText } from '../../text-rules.ts';
import { checkIssuerUrl, checkJwks } from '../identity/check-issuer.ts';
import { isReserved } from '../publisher/reserved-names.ts';
import type { Marketplace } from './marketplace.ts';
import { openMarketplace, type Opening } from './open-marketplace.ts';

/** Opens a new isolated marketplace with its identity provider and first owner. */
export async function createMarketplace(
  ctx: Context,
  input: CreateMarketplaceInput,
): Promise<Result<Marketplace>> {
  assertCan(ctx.session, 'marketplace:create');
  if (ctx.session.marketplaceId !== PLATFORM)
    throw new Forbidden('Marketplaces are opened only by operators of the deployment.');
  const opening = await readOpening(input);
  if (!opening.ok) return opening;

  const id = newId('marketplace');
  const { slug } = opening.value;
  if (!(await ctx.directory.add(id, slug)))
    return err({ code: 'TAKEN', message: `The slug ${slug} is taken; choose another.`, field: ['slug'] });
  await ctx.audit.write({ action: 'directory.add', subject: { type: 'marketplace', id }, detail: { slug } });
  const marketplace = await openMarketplace(await ctx.enter(id), opening.value);
  // What still happens in this transaction, such as keeping the answer, belongs to the caller's marketplace.
  await ctx.enter(PLATFORM);
  return ok(marketplace);
}

async function readOpening(input: CreateMarketplaceInput): Promise<Result<Opening>> {
  const slug = checkSlug(input.slug, 'slug', 'The slug');
  if (!slug.ok) return slug;
  if (isReserved(slug.value)) return invalid(`The slug ${slug.value} is reserved; choose another.`, 'slug');
  const name = checkText(input.name, { field: 'name', called: 'The name', max: 80, name: true });
  if (!name.ok) return name;
  const url = checkIssuerUrl(input.issuer.url, 'issuer', 'url');
  if (!url.ok) return url;
  const jwks = await checkJwks(input.issuer.jwks, 'issuer', 'jwks');
  if (!jwks.ok) return jwks;
  const { ownerSubject } = input;
  if (ownerSubject === '' || ownerSubject.length > 300)
    return invalid('The subject of the owner has 1 to 300 characters.', 'ownerSubject');
  return ok({
    slug: slug.value,
    name: name.value,
    issuer: { url: url.value, jwks: jwks.value },
    owner: { subject: ownerSubject, role: 'owner' },
  });
}
