import { assertCan } from '@guildhall/authz';
import { err, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { plainText, slug } from '../../plain-text.ts';
import { checkKeys } from './check-keys.ts';
import { checkOrigins } from './check-origins.ts';
import type { Host } from './host.ts';
import { tellHost } from './tell-host.ts';

export interface RegisterHost {
  key: string;
  name: string;
  origins: readonly string[];
  issuer: string;
  jwks: unknown;
}

/** Lets an application embed this marketplace, and its tokens be believed. */
export async function registerHost(ctx: Context, input: RegisterHost): Promise<Result<Host>> {
  assertCan(ctx.session, 'host:manage');
  const key = slug(input.key, 'key');
  if (!key.ok) return key;
  const name = plainText(input.name, 100, 'name');
  if (!name.ok) return name;
  const issuer = plainText(input.issuer, 200, 'issuer');
  if (!issuer.ok) return issuer;
  const origins = checkOrigins(input.origins);
  if (!origins.ok) return origins;
  const jwks = checkKeys(input.jwks);
  if (!jwks.ok) return jwks;

  const host: Host = {
    ...{ id: newId('host'), key: key.value, name: name.value, issuer: issuer.value },
    ...{ origins: origins.value, jwks: jwks.value, fallback: 'ASK', createdAt: ctx.now, rev: 1 },
  };
  if (!(await ctx.hosts.create(host))) return taken(await ctx.hosts.findByKey(host.key));
  await tellHost(ctx, host, 'host.registered');
  return ok(host);
}

function taken(sameKey: Host | null): Result<never> {
  return sameKey
    ? err({
        code: 'TAKEN',
        message: `Another host has the key "${sameKey.key}"; choose one of your own.`,
        field: ['key'],
      })
    : err({
        code: 'TAKEN',
        message: 'Another host signs tokens as this issuer; choose one of your own.',
        field: ['issuer'],
      });
}
