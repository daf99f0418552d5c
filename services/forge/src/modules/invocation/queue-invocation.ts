import { newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { askedFor, type Beginning } from './begin-invocation.ts';
import { FUNCTION_DUE } from './function-due.ts';
import type { InvocationRow } from './invocation.ts';

/** Notes that a function is to run as soon as a worker is free. The task leaves with the same transaction. */
export async function queueInvocation(ctx: Context, beginning: Beginning): Promise<Result<InvocationRow>> {
  const asked = await askedFor(ctx, beginning);
  if (!asked.ok) return asked;
  const { installation, functionName, trigger, cause, payload, delivery = null } = beginning;
  const id = newId('invocation');
  const invocation = await ctx.invocations.add(
    {
      ...{
        id,
        installationId: installation.id,
        versionId: asked.value.permit.versionId,
      },
      ...{ function: functionName, trigger, cause, actorId: ctx.session.actorId, delivery },
    },
    'QUEUED',
    payload,
    ctx.now,
  );
  // Another replica noted the same call a moment before.
  if (invocation.id !== id) return ok(invocation);
  await ctx.outbox.enqueue(FUNCTION_DUE, { invocationId: invocation.id });
  return ok(invocation);
}
