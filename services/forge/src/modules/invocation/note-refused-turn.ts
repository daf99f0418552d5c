import { newId, type UserError } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { unrun, type NewRun } from './invocation.ts';

/**
 * Tells those who look after an installation that a function was not run because the minute is used up: as a run that was
 * refused, and in the log. Once a minute says it: a flood must not fill the log with what did not happen.
 */
export async function noteRefusedTurn(
  ctx: Pick<Context, 'invocations' | 'invocationCounts' | 'functionLogs' | 'session' | 'now'>,
  run: NewRun,
  { code, message }: UserError,
): Promise<void> {
  const { installationId } = run;
  if (!(await ctx.invocationCounts.take(`${installationId} no turn`, 1, ctx.now))) return;
  const noted = { ...run, id: newId('invocation'), actorId: ctx.session.actorId };
  const { id: invocationId } = await ctx.invocations.add(noted, 'QUEUED', null, ctx.now);
  await ctx.invocations.finish(invocationId, unrun('REFUSED', message), undefined, ctx.now);
  const line = { at: ctx.now.getTime(), level: 'warn', text: `${code}: ${message}` } as const;
  await ctx.functionLogs.add(installationId, { invocationId, function: run.function }, [line]);
}
