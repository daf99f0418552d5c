import type { Context } from '../../context.ts';
import type { Installation } from '../installation/installation.ts';
import { runnableOf, type RunAnswer } from '../installation/runnable-of.ts';
import { findFallback } from './find-fallback.ts';

/** Whether an installation runs; where it does not and an older version could, the last reason says which. */
export async function runnableWithFallback(
  ctx: Pick<Context, 'load' | 'now'>,
  installation: Installation,
): Promise<RunAnswer> {
  const answer = await runnableOf(ctx, installation);
  const choice = answer.ok ? null : await findFallback(ctx, installation);
  if (!choice) return answer;
  const message = `Version ${choice.version.versionString} ran here before and may run now; an administrator can fall back to it.`;
  return { ...answer, reasons: [...answer.reasons, { code: 'FALLBACK_AVAILABLE', message }] };
}
