import { decodeJwt } from 'jose';
import { z } from 'zod';
import { isKeepable } from '../documents/keepable.ts';
import { unauthenticated } from '../errors.ts';

/** What the Authorization header holds, before anybody has verified it. */
export type Credentials =
  | { kind: 'jwt'; token: string; issuer: string; audience: string; marketplaceId: string }
  | { kind: 'apiKey'; keyId: string; secret: string; marketplaceId: string }
  /** A key that stands in pages: no secret. */
  | { kind: 'publishableKey'; keyId: string; marketplaceId: string };

/** People's tokens are for `guildhall` and name the marketplace; hosts' tokens are for the marketplace itself. */
export const PEOPLE_AUDIENCE = 'guildhall';

const claims = z.object({
  iss: z.string(),
  aud: z.union([
    z.string(),
    z
      .array(z.string())
      .length(1)
      .transform(([only]) => only ?? ''),
  ]),
  marketplace: z.string().optional(),
});

const MAX_TOKEN = 8_192;

/** Throws UNAUTHENTICATED, saying what is wrong with the header's form. */
export function readCredentials(authorization: string | undefined): Credentials {
  if (!authorization) throw unauthenticated('Say who you are: send `Authorization: Bearer <token>`.');
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (!token || token.length > MAX_TOKEN)
    throw unauthenticated(
      `The Authorization header must read \`Bearer <token>\`, with one token of at most ${MAX_TOKEN} letters.`,
    );
  if (token.startsWith('ghp.')) return readPublishableKey(token);
  return token.startsWith('ghk.') ? readApiKey(token) : readJwt(token);
}

function readApiKey(token: string): Credentials {
  const [, marketplaceId, keyId, secret] = token.split('.');
  if (!marketplaceId || !keyId || !secret)
    throw unauthenticated('This API key is not whole, ghk.<marketplace>.<id>.<secret>; copy it again.');
  return { kind: 'apiKey', keyId, secret, marketplaceId };
}

function readPublishableKey(token: string): Credentials {
  const [, marketplaceId, keyId] = token.split('.');
  if (!marketplaceId || !keyId) throw unauthenticated('This publishable key is not whole; copy it again.');
  return { kind: 'publishableKey', keyId, marketplaceId };
}

function readJwt(token: string): Credentials {
  try {
    const { iss, aud, marketplace } = claims.parse(decodeJwt(token));
    const marketplaceId = aud === PEOPLE_AUDIENCE ? marketplace : aud;
    if (!marketplaceId || !isKeepable(marketplaceId)) throw new Error('no marketplace');
    return { kind: 'jwt', token, issuer: iss, audience: aud, marketplaceId };
  } catch {
    throw unauthenticated(
      `This is no token that names an issuer (iss) and one audience (aud). ${AUDIENCES} API keys begin with ghk., publishable keys with ghp.`,
    );
  }
}

/** Why credentials lead nowhere: which audience they name, and which would be right. */
export function noSuchMarketplace(credentials: Credentials): Error {
  const named = shown(credentials.marketplaceId);
  if (credentials.kind !== 'jwt')
    return unauthenticated(
      `This key is for the marketplace ${named}, which does not exist here; ask the deployment that made it, or copy it again.`,
    );
  if (credentials.audience === PEOPLE_AUDIENCE)
    return unauthenticated(
      `Your token names the marketplace ${named}, which does not exist here; its claim "marketplace" is the id of one, mkt_….`,
    );
  return unauthenticated(
    `Your token is for the audience ${named}, which is no marketplace here. ${AUDIENCES}`,
  );
}

/** Why a token of a known issuer is for somebody else. */
export function wrongAudience(given: string, expected: string): Error {
  return unauthenticated(
    `Your token is for the audience ${shown(given)}; from its issuer ${shown(expected)} is expected. ${AUDIENCES}`,
  );
}

const AUDIENCES = `People's tokens are for "${PEOPLE_AUDIENCE}" and name the marketplace; hosts' tokens are for the id of the marketplace.`;

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
