import { assertCan } from '@guildhall/authz';
import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Host } from '../host/host.ts';
import { tellHost } from '../host/tell-host.ts';
import type { FallbackPolicy } from './fallback.ts';

export interface SetHostFallback {
  hostId: string;
  fallback: FallbackPolicy;
  expectedRev?: number | null | undefined;
}

/** Says what a host wants from now on when a restriction stops a version; what is stopped already stays as it is. */
export async function setHostFallback(ctx: Context, input: SetHostFallback): Promise<Result<Host>> {
  assertCan(ctx.session, 'host:manage');
  const host = await ctx.hosts.find(input.hostId);
  if (!host) return notFound('host', ['hostId']);
  const expected = asExpected('host', host, input);
  if (!expected.ok) return expected;
  if (host.fallback === input.fallback) return ok(host);
  if (!(await ctx.hosts.changeFallback(host, input.fallback)))
    return conflict('host', (await ctx.hosts.find(host.id))?.rev);
  const changed = { ...host, fallback: input.fallback, rev: host.rev + 1 };
  await tellHost(ctx, changed, 'host.fallbackSet');
  return ok(changed);
}
