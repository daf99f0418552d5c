import { createHash, timingSafeEqual } from 'node:crypto';
import {
  actorSurrogate,
  HOST_ROLES,
  isRole,
  permissionsOf,
  PLATFORM,
  type HostScope,
  type Role,
  type Session,
} from '@guildhall/authz';
import type { TrustBundle } from '@guildhall/schema';
import { createLocalJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { isKeepable } from '../documents/keepable.ts';
import { unauthenticated } from '../errors.ts';
import {
  noSuchMarketplace,
  PEOPLE_AUDIENCE,
  readCredentials,
  wrongAudience,
  type Credentials,
} from './credentials.ts';
import { isVisitor } from './visitor.ts';
import { pinnedAlgorithms } from './pinned-algorithms.ts';
import type { TrustBundles } from './trust-bundles.ts';

export interface Caller {
  session: Session;
  /** Unix time in seconds at which the credentials end; null when they do not. */
  expiresAt: number | null;
  /** Web origins from which these credentials may come; null when any of our own pages may. */
  origins: readonly string[] | null;
}

/** Tells who calls, from the Authorization header. */
export interface Callers {
  /** Throws UNAUTHENTICATED when nobody we know does. */
  identify(this: void, authorization: string | undefined, requestId: string): Promise<Caller>;
  /** The caller whose header this is, where that was checked by a bundle that still holds; else null. Without a request id. */
  recognize(this: void, authorization: string): Caller | null;
}

type Issuer = TrustBundle['issuers'][number];

const HOST_TOKEN_MAX_AGE_SECONDS = 600;
const CLOCK_TOLERANCE = 5;
const MOST_REMEMBERED = 20_000;
const MOST_REMEMBERED_BYTES = 32 * 1024 * 1024;

const text = z.string().max(200).refine(isKeepable, 'it holds NUL or half of a surrogate pair');
const person = z.object({ sub: text.min(1), name: text.optional() });
const hostUser = person.extend({
  organization: text.min(1),
  workspace: text.min(1).optional(),
  role: z.string().default('endUser'),
});

export function identifyCallers(bundles: TrustBundles, actorSecret: string): Callers {
  const secret = new TextEncoder().encode(actorSecret);
  const remembered = new LRUCache<string, Remembered>({
    max: MOST_REMEMBERED,
    maxSize: MOST_REMEMBERED_BYTES,
    sizeCalculation: (_entry, authorization) => authorization.length + 1_024,
  });

  function known(authorization: string): Caller | null {
    const kept = remembered.get(authorization);
    if (!kept) return null;
    return holds(kept, bundles.atHand(kept.bundle.marketplaceId)) ? kept.caller : null;
  }

  async function meet(authorization: string | undefined): Promise<Caller> {
    const credentials = readCredentials(authorization);
    const bundle = await bundles.of(credentials.marketplaceId);
    if (!bundle) throw noSuchMarketplace(credentials);
    const key = authorization ?? '';
    const kept = remembered.get(key);
    if (kept && holds(kept, bundle)) return kept.caller;
    const caller = await callerBy(bundle, credentials, secret);
    remembered.set(key, { caller, bundle });
    return caller;
  }

  return {
    recognize(authorization) {
      const caller = known(authorization);
      // Visitors are counted by address, which only the long way knows.
      return caller && !isVisitor(caller.session) ? caller : null;
    },
    async identify(authorization, requestId) {
      const caller = known(authorization ?? '') ?? (await meet(authorization));
      return { ...caller, session: { ...caller.session, requestId } };
    },
  };
}

/** Who a token spoke for, and the bundle by which that was judged. */
interface Remembered {
  caller: Caller;
  bundle: TrustBundle;
}

/** A signature is checked once a bundle: a new one, and the end of the token, ask again. */
function holds(known: Remembered, bundle: TrustBundle | null): boolean {
  if (known.bundle !== bundle) return false;
  const { expiresAt } = known.caller;
  return expiresAt === null || Date.now() / 1_000 < expiresAt;
}

async function callerBy(bundle: TrustBundle, credentials: Credentials, secret: Uint8Array): Promise<Caller> {
  switch (credentials.kind) {
    case 'apiKey':
      return byKey(bundle, credentials);
    case 'publishableKey':
      return byPublishableKey(bundle, credentials.keyId);
    case 'jwt':
      return byToken(bundle, credentials, secret);
  }
}

/** Whoever opened a page that carries the key: nobody in particular, who reads what everybody may. */
function byPublishableKey(bundle: TrustBundle, keyId: string): Caller {
  const key = bundle.publishableKeys.find(({ id }) => id === keyId);
  if (!key)
    throw unauthenticated(
      'This publishable key is unknown or has ended; put the one into the page that its marketplace lists now.',
    );
  const expiresAt = key.endsAt === null ? null : Date.parse(key.endsAt) / 1_000;
  if (expiresAt !== null && expiresAt <= Date.now() / 1_000)
    throw unauthenticated('This publishable key has ended; the page needs the one that came in its place.');
  const actor = { actorId: key.actorId, actorKind: 'KEY' as const, name: key.name };
  return { session: sessionOf(bundle, actor, ['visitor'], null), expiresAt, origins: key.origins };
}

function byKey(bundle: TrustBundle, { keyId, secret }: Extract<Credentials, { kind: 'apiKey' }>): Caller {
  const key = bundle.apiKeys.find(({ id }) => id === keyId);
  const hash = createHash('sha256').update(secret).digest();
  if (!key || !timingSafeEqual(hash, Buffer.from(key.hash, 'hex')))
    throw unauthenticated('This API key is unknown or revoked; make a new one with createApiKey.');
  if (key.expiresAt && Date.parse(key.expiresAt) <= Date.now())
    throw unauthenticated('This API key has expired; make a new one with createApiKey.');
  const session = sessionOf(
    bundle,
    { actorId: key.actorId, actorKind: 'KEY', name: key.name },
    ['publisherKey'],
    null,
  );
  return {
    session: { ...session, publisherId: key.publisherId },
    expiresAt: key.expiresAt ? Date.parse(key.expiresAt) / 1000 : null,
    origins: null,
  };
}

async function byToken(
  bundle: TrustBundle,
  { token, issuer: url, audience }: Extract<Credentials, { kind: 'jwt' }>,
  secret: Uint8Array,
): Promise<Caller> {
  const issuer = bundle.issuers.find((known) => known.url === url);
  if (!issuer)
    throw unauthenticated(
      'This marketplace does not know the issuer of your token; its owner makes it known with registerHost or registerIssuer.',
    );
  const payload = await verified({ token, audience }, issuer, bundle.marketplaceId);
  const read = issuer.kind === 'HOST' ? hostSession : peopleSession;
  return {
    session: read(bundle, issuer, payload, secret),
    expiresAt: endOf(payload, issuer),
    origins: issuer.kind === 'HOST' ? issuer.origins : null,
  };
}

/** A host's token ends with its age, however late it says. */
function endOf({ exp, iat }: JWTPayload, { kind }: Issuer): number | null {
  if (kind !== 'HOST' || iat === undefined) return exp ?? null;
  return Math.min(exp ?? Infinity, iat + HOST_TOKEN_MAX_AGE_SECONDS);
}

/** Imported keys live as long as the bundle they came in: importing costs more than verifying. */
const keySets = new WeakMap<Issuer, KeySet>();

interface KeySet {
  keys: JWTVerifyGetKey;
  algorithms: string[];
}

function keysOf(issuer: Issuer): KeySet {
  const known = keySets.get(issuer);
  if (known) return known;
  const made = { keys: createLocalJWKSet(issuer.jwks), algorithms: pinnedAlgorithms(issuer) };
  keySets.set(issuer, made);
  return made;
}

async function verified(
  { token, audience: given }: { token: string; audience: string },
  issuer: Issuer,
  marketplaceId: string,
): Promise<JWTPayload> {
  const isHost = issuer.kind === 'HOST';
  const audience = isHost ? marketplaceId : PEOPLE_AUDIENCE;
  const { keys, algorithms } = keysOf(issuer);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.url,
      audience,
      algorithms,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'sub'],
      // A host's token is minted for a page; one that lives longer was not minted by the rules.
      ...(isHost && { maxTokenAge: HOST_TOKEN_MAX_AGE_SECONDS }),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthenticated('Your token has expired; sign in again.');
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
      throw wrongAudience(given, audience);
    throw unauthenticated(
      'Your token does not hold: its signature, audience or dates are not as its issuer promised. Sign in again; a host signs with a registered key, and sets iat and exp.',
    );
  }
}

function peopleSession(
  bundle: TrustBundle,
  issuer: Issuer,
  payload: JWTPayload,
  secret: Uint8Array,
): Session {
  const { sub, name } = read(person, payload);
  const actorId = actorSurrogate(secret, bundle.marketplaceId, issuer.url, sub);
  const assigned = bundle.people.filter((entry) => entry.actorId === actorId);
  const roles = assigned.flatMap((entry) => entry.roles).filter(isRole);
  const everyone: readonly Role[] = bundle.marketplaceId === PLATFORM ? [] : ['member'];
  const scope = assigned.find((entry) => entry.scope)?.scope ?? null;
  return sessionOf(
    bundle,
    { actorId, actorKind: 'PERSON', name: name ?? sub },
    [...everyone, ...roles],
    scope,
  );
}

/** A host vouches for its users and nothing else: whatever a token claims, staff and publisher roles are not given. */
function hostSession(bundle: TrustBundle, issuer: Issuer, payload: JWTPayload, secret: Uint8Array): Session {
  const { sub, name, organization, workspace, role } = read(hostUser, payload);
  if (!isRole(role) || !HOST_ROLES.includes(role))
    throw unauthenticated(`A host's token carries one of the roles ${HOST_ROLES.join(', ')}, not ${role}.`);
  if (!issuer.host)
    throw unauthenticated(
      'This issuer vouches for no host; the owner of the marketplace registers one with registerHost.',
    );
  const scope = { host: issuer.host, organization, workspace, user: sub };
  const actorId = actorSurrogate(secret, bundle.marketplaceId, issuer.url, sub);
  return sessionOf(bundle, { actorId, actorKind: 'HOST_USER', name: name ?? sub }, [role], scope);
}

function read<T>(shape: z.ZodType<T>, payload: JWTPayload): T {
  const result = shape.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unauthenticated(
    `Your token's claim ${issue?.path.join('.') ?? ''} is not right: ${issue?.message ?? ''}. Its issuer has to mint it anew.`,
  );
}

function sessionOf(
  { marketplaceId }: TrustBundle,
  actor: { actorId: string; actorKind: Session['actorKind']; name: string },
  roles: readonly Role[],
  scope: HostScope | null,
): Session {
  return {
    marketplaceId,
    actorId: actor.actorId,
    actorKind: actor.actorKind,
    actorName: actor.name,
    permissions: permissionsOf(roles),
    scope,
    publisherId: null,
    requestId: '',
  };
}
