import type { UserError } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { NewRun } from './invocation.ts';
import { noteRefusedRun } from './note-refused-run.ts';

/** Tells those who look after an installation that a function was not run because the minute is used up; once a minute. */
export async function noteRefusedTurn(
  ctx: Pick<Context, 'invocations' | 'invocationCounts' | 'functionLogs' | 'session' | 'now'>,
  run: NewRun,
  { code, message }: UserError,
): Promise<void> {
  const logged = `${code}: ${message}`;
  await noteRefusedRun(ctx, run, { message, logged, kind: 'no turn', perMinute: 1 });
}
