import { assertCan } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { InvokeFunctionInput } from '../../generated/graphql.ts';
import { findReachable } from '../installation/find-reachable.ts';
import { beginInvocation, type Begun } from '../invocation/begin-invocation.ts';

/** A page of the host, or a plugin's own view, calls a public function of an installation at its place. */
export async function invokeFunction(
  ctx: Context,
  { installationId, function: functionName, payload }: InvokeFunctionInput,
): Promise<Result<Begun>> {
  assertCan(ctx.session, 'function:invoke');
  const installation = await findReachable(ctx, installationId);
  if (!installation.ok) return installation;
  const call = { trigger: 'CALL', cause: null, payload: payload ?? null } as const;
  return beginInvocation(ctx, { installation: installation.value, functionName, ...call });
}
