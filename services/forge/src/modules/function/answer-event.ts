import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import { runToEnd } from '../../runtime/run-to-end.ts';
import { unitsOf } from './answer-call.ts';
import type { Emitted } from './emit-host-event.ts';
import { fillIn } from './fill-in.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** An interceptor before anything is known of it. */
export function unheard(emitted: Emitted) {
  return emitted.asked.map(({ installationId, pluginId, function: name }) => ({
    ...{ installationId, pluginId, function: name },
    ...verdictOf('REFUSED', null, false),
  }));
}

/** Runs all interceptors at once after the commit, and puts their verdicts into the answer, in their order. */
export function runAndJudge(
  ctx: Context,
  emitted: Emitted,
  orders: readonly RunOrder[],
  info: GraphQLResolveInfo,
): void {
  const work = { runtime: ctx.runtime, units: unitsOf(ctx) };
  ctx.afterCommit(async (answer) => {
    const verdicts = new Map<string | null, Verdict>();
    await Promise.all(
      orders.map(async (order) => {
        const { ending, value } = await runToEnd(work, order);
        verdicts.set(order.invocationId, verdictOf(ending.outcome, value, emitted.takesPatch));
      }),
    );
    fillIn(answer, info, {
      answers: emitted.asked.map(({ invocationId }) => verdicts.get(invocationId) ?? {}),
    });
  });
}

/** The same event told again: what its interceptors said the first time. */
export function judgeAgain(ctx: Context, emitted: Emitted, info: GraphQLResolveInfo): void {
  const units = unitsOf(ctx);
  ctx.afterCommit(async (answer) => {
    const verdicts = await units.run(
      ctx.session,
      ({ invocations }) =>
        Promise.all(
          emitted.asked.map(async ({ invocationId }) => {
            const row = invocationId === null ? null : await invocations.find(invocationId);
            if (!row?.outcome) return {};
            return verdictOf(row.outcome, await invocations.valueOf(row.id), emitted.takesPatch);
          }),
        ),
      { readOnly: true },
    );
    fillIn(answer, info, { answers: verdicts });
  });
}
