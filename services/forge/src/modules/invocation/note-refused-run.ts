import { newId } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { unrun, type NewRun } from './invocation.ts';

/** Why something did not run, in the words of the run and of the log. */
export interface RefusedRun {
  readonly message: string;
  readonly logged: string;
  /** Refusals of one kind are counted together; beyond this many a minute they are not kept. */
  readonly kind: string;
  readonly perMinute: number;
}

/**
 * Tells those who look after an installation that a function was not run: as a run that was refused, and in the log. Only so
 * often a minute: a flood must not fill the log with what did not happen.
 */
export async function noteRefusedRun(
  ctx: Pick<Context, 'invocations' | 'invocationCounts' | 'functionLogs' | 'session' | 'now'>,
  run: NewRun,
  { message, logged, kind, perMinute }: RefusedRun,
): Promise<void> {
  const { installationId } = run;
  if (!(await ctx.invocationCounts.take(`${installationId} ${kind}`, perMinute, ctx.now))) return;
  const noted = { ...run, id: newId('invocation'), actorId: ctx.session.actorId };
  const { id: invocationId } = await ctx.invocations.add(noted, 'QUEUED', null, ctx.now);
  await ctx.invocations.finish(invocationId, unrun('REFUSED', message), undefined, ctx.now);
  const line = { at: ctx.now.getTime(), level: 'warn', text: logged } as const;
  await ctx.functionLogs.add(installationId, { invocationId, function: run.function }, [line]);
}
