import { assertCan } from '@guildhall/authz';
import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { checkKeys } from './check-keys.ts';
import type { Host } from './host.ts';
import { tellHost } from './tell-host.ts';

export interface RotateHostKey {
  hostId: string;
  jwks: unknown;
  expectedRev?: number | null | undefined;
}

/** Replaces the keys a host signs with. Give old and new together first, so that tokens under way stay good. */
export async function rotateHostKey(ctx: Context, input: RotateHostKey): Promise<Result<Host>> {
  assertCan(ctx.session, 'host:manage');
  const host = await ctx.hosts.find(input.hostId);
  if (!host) return notFound('host', ['hostId']);
  const expected = asExpected('host', host, input);
  if (!expected.ok) return expected;
  const jwks = checkKeys(input.jwks);
  if (!jwks.ok) return jwks;

  if (!(await ctx.hosts.changeKeys(host, jwks.value)))
    return conflict('host', (await ctx.hosts.find(host.id))?.rev);
  const changed = { ...host, jwks: jwks.value, rev: host.rev + 1 };
  await tellHost(ctx, changed, 'host.keyRotated');
  return ok(changed);
}
