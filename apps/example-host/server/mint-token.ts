import { err, ok, type Result } from '@guildhall/kernel';
import { importJWK, SignJWT, type JWK } from 'jose';
import type { Person } from '../contract/people.ts';

/** Guildhall refuses host tokens that live longer than ten minutes. */
const LIFETIME_SECONDS = 600;

export interface Signing {
  /** The host's private key; its public half is registered with the marketplace. */
  key: JWK;
  issuer: string;
  marketplace: string;
  people: readonly Person[];
}

/** Vouches for a person towards the marketplace, and only for what the CRM itself knows about them. */
export async function mintToken(
  { key, issuer, marketplace, people }: Signing,
  asked: { user: string; organization: string; role: Person['role'] },
  now = new Date(),
): Promise<Result<{ token: string; expiresAt: string }>> {
  const person = people.find(({ id }) => id === asked.user);
  if (!person) {
    return err({
      code: 'UNKNOWN_PERSON',
      message: `Nobody here is called "${asked.user}".`,
      field: ['user'],
    });
  }
  if (person.organization !== asked.organization) {
    const message = `${person.name} does not belong to "${asked.organization}".`;
    return err({ code: 'OTHER_ORGANIZATION', message, field: ['organization'] });
  }
  if (person.role !== asked.role) {
    return err({
      code: 'OTHER_ROLE',
      message: `${person.name} is not "${asked.role}" here.`,
      field: ['role'],
    });
  }

  const algorithm = key.alg ?? (key.kty === 'OKP' ? 'EdDSA' : 'ES256');
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = issuedAt + LIFETIME_SECONDS;
  const token = await new SignJWT({ name: person.name, organization: person.organization, role: person.role })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .setIssuer(issuer)
    .setAudience(marketplace)
    .setSubject(person.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(await importJWK(key, algorithm));
  return ok({ token, expiresAt: new Date(expiresAt * 1000).toISOString() });
}
