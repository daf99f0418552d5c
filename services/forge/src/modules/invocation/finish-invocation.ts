import type { InvocationResult } from '@guildhall/sandbox';
import type { Context } from '../../context.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import { permitOf } from '../installation/permit.ts';
import type { Ending, Outcome } from './invocation.ts';
import { mappedStack } from './mapped-stack.ts';
import { PROCESSOR } from './invocation-count.repository.ts';
import { INVOCATION_LOST } from './lost.ts';

/** How a run ended, and what it answered; undefined unless it is OK. */
export interface Ran {
  ending: Ending;
  value: unknown;
  /** By the database's time. */
  finishedAt: Date;
}

type Said = Omit<Ran, 'finishedAt'>;

const OUTCOMES: Readonly<Record<InvocationResult['outcome'], Outcome>> = {
  ok: 'OK',
  error: 'ERROR',
  timeout: 'TIMEOUT',
  memory: 'MEMORY',
  'input-too-large': 'TOO_LARGE',
  'output-too-large': 'TOO_LARGE',
  'too-many-host-calls': 'TOO_MANY_CALLS',
  killed: 'KILLED',
  quarantined: 'QUARANTINED',
  refused: 'REFUSED',
};

/** Notes how a run ended, once, with what it wrote. What was stopped while it ran gives no answer any more. */
export async function finishInvocation(
  ctx: Context,
  order: RunOrder,
  result: InvocationResult,
  kills: number | null,
): Promise<Ran> {
  const { invocationId, installationId, releaseDigest, codeDigest, versionId } = order;
  if (kills !== null) await ctx.quarantines.put({ releaseDigest, codeDigest, versionId, kills }, ctx.now);
  const ran = (await refusedMeanwhile(ctx, order, result)) ?? ranOf(result);
  const kept = order.keepsValue ? ran.value : undefined;
  await ctx.invocations.finish(invocationId, ran.ending, kept, ctx.now);
  const logs = [...result.logs, ...(await whereItFailed(ctx, order, result))];
  await ctx.functionLogs.add(installationId, { invocationId, function: order.functionName }, logs);
  await ctx.invocationCounts.spend(PROCESSOR, Math.ceil(result.cpuMs), ctx.now);
  await ctx.due.cancel(INVOCATION_LOST, invocationId);
  return { ...ran, finishedAt: ctx.now };
}

/** Where an error came from, in the words of the project's own files, as the last thing in its log. */
async function whereItFailed(
  ctx: Pick<Context, 'releases' | 'artifacts' | 'now'>,
  { versionId, codeDigest }: RunOrder,
  result: InvocationResult,
): Promise<InvocationResult['logs'][number][]> {
  if (result.outcome !== 'error' || result.stack === undefined) return [];
  const digest = await ctx.releases.byproductOf(versionId, codeDigest, 'functions.js.map');
  const map = digest === null ? null : await ctx.artifacts.read(digest);
  const stack = map && mappedStack(result.stack, map);
  return stack ? [{ at: ctx.now.getTime(), level: 'error', text: `${result.message}\n${stack}` }] : [];
}

function ranOf(result: InvocationResult): Said {
  const { cpuMs, wallMs, hostCalls, fetches } = result;
  const outcome = OUTCOMES[result.outcome];
  const message = result.outcome === 'ok' ? null : result.message;
  const value = result.outcome === 'ok' ? result.value : undefined;
  return { ending: { outcome, message, cpuMs, wallMs, hostCalls, fetches }, value };
}

async function refusedMeanwhile(
  ctx: Context,
  { installationId }: RunOrder,
  result: InvocationResult,
): Promise<Said | null> {
  const installation = await ctx.installations.find(installationId);
  const permit = installation && (await permitOf(ctx, installation));
  if (permit?.ok || permit?.error.code === 'QUARANTINED') return null;
  const { ending } = ranOf(result);
  const message = permit?.error.message ?? 'The installation is gone.';
  return { ending: { ...ending, outcome: 'REFUSED', message }, value: undefined };
}
