import { onDue, type DueHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { unrun } from './invocation.ts';
import { INVOCATION_LOST } from './lost.ts';
import { TRIM, trimInvocations } from './trim.ts';

export const invocationDue: DueHandler<Context>[] = [
  onDue(INVOCATION_LOST, async (ctx: Context, { subjectId }) => {
    const ending = unrun('KILLED', 'The process it ran in was lost. What it had done by then is done.');
    await ctx.invocations.finish(subjectId, ending, undefined, ctx.now);
  }),
  onDue(TRIM, (ctx: Context) => trimInvocations(ctx)),
];
