import { err, invalid, newId, ok, type Result } from '@guildhall/kernel';
import { functionsOf } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { orderOf } from '../../runtime/order-of.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import type { InstallationRow } from '../installation/installation.ts';
import { permitOf } from '../installation/permit.ts';
import type { InvocationRow, Trigger } from './invocation.ts';
import { EVERYTHING, PROCESSOR } from './invocation-count.repository.ts';
import { INVOCATION_LOST, LOST_AFTER_MS } from './lost.ts';
import { noteRefusedTurn } from './note-refused-turn.ts';

/** Of JSON, as the function gets it. */
const MAX_PAYLOAD_BYTES = 128 * 1024;

export interface Beginning {
  readonly installation: InstallationRow;
  readonly functionName: string;
  readonly trigger: Trigger;
  /** Which schedule, event or webhook it was. */
  readonly cause: string | null;
  readonly payload: unknown;
  /** By what a call from outside is known when it is sent again. */
  readonly delivery?: string | null;
  /** Shortens the function's own time. */
  readonly wallMs?: number;
  /** Whether the answer is kept, for a repetition of the request; a call's is. */
  readonly keepsValue?: boolean;
}

export interface Begun {
  readonly invocation: InvocationRow;
  readonly order: RunOrder;
}

/** Notes that a function begins to run, now, in this process; the caller runs the order once this has committed. */
export async function beginInvocation(ctx: Context, beginning: Beginning): Promise<Result<Begun>> {
  const asked = await askedFor(ctx, beginning);
  if (!asked.ok) return asked;
  const { permit, declared } = asked.value;
  const { installation, trigger, cause, payload, wallMs, keepsValue = trigger === 'CALL' } = beginning;
  const invocation = await ctx.invocations.add(
    {
      ...{ id: newId('invocation'), installationId: installation.id, versionId: permit.versionId },
      ...{ function: declared.name, trigger, cause, actorId: ctx.session.actorId },
    },
    'RUNNING',
    payload,
    ctx.now,
  );
  await ctx.due.schedule(INVOCATION_LOST, invocation.id, 1, new Date(ctx.now.getTime() + LOST_AFTER_MS));
  return ok({
    invocation,
    order: await orderOf(ctx, { invocation, permit, declared, payload, wallMs, keepsValue }),
  });
}

/** May it run, is it declared, is it small enough, is it not too often? Counts it. */
export async function askedFor(ctx: Context, beginning: Beginning) {
  const { installation, functionName, trigger, cause, payload } = beginning;
  const permit = await permitOf(ctx, installation);
  if (!permit.ok) return permit;
  const declared = functionsOf(permit.value.manifest).find(({ name }) => name === functionName);
  if (!declared) return invalid(`This version has no function "${functionName}".`, 'function');
  if (trigger === 'CALL' && !declared.public) {
    return invalid(
      `The function "${functionName}" is not public: its manifest does not let pages call it.`,
      'function',
    );
  }
  const bytes = Buffer.byteLength(JSON.stringify(payload ?? null));
  if (bytes > MAX_PAYLOAD_BYTES) {
    return invalid(`A payload has at most ${MAX_PAYLOAD_BYTES} bytes; this one has ${bytes}.`, 'payload');
  }
  const counted = await takeTurn(ctx, installation.id);
  // Whoever calls is told; of an event or a schedule nobody would hear.
  if (!counted.ok && trigger !== 'CALL') {
    const { versionId } = permit.value;
    const run = { installationId: installation.id, versionId, function: functionName, trigger, cause };
    await noteRefusedTurn(ctx, run, counted.error);
  }
  return counted.ok ? ok({ permit: permit.value, declared }) : counted;
}

async function takeTurn(
  ctx: Pick<Context, 'invocationCounts' | 'functionLimits' | 'now'>,
  id: string,
): Promise<Result<null>> {
  const { invocationsPerMinute, marketplaceInvocationsPerMinute, marketplaceCpuSecondsPerMinute } =
    await ctx.functionLimits.read();
  const spent = (await ctx.invocationCounts.of([PROCESSOR], ctx.now)).get(PROCESSOR) ?? 0;
  if (spent >= marketplaceCpuSecondsPerMinute * 1_000) {
    return tooMany(
      `Functions of this marketplace may take ${marketplaceCpuSecondsPerMinute} seconds of processor time a minute.`,
    );
  }
  if (!(await ctx.invocationCounts.take(id, invocationsPerMinute, ctx.now))) {
    return tooMany(`This installation's functions may run ${invocationsPerMinute} times a minute.`);
  }
  if (!(await ctx.invocationCounts.take(EVERYTHING, marketplaceInvocationsPerMinute, ctx.now))) {
    return tooMany(
      `Functions of this marketplace may run ${marketplaceInvocationsPerMinute} times a minute.`,
    );
  }
  return ok(null);
}

function tooMany(sentence: string): Result<never> {
  return err({ code: 'TOO_MANY_INVOCATIONS', message: `${sentence} Try again in the next one.` });
}
