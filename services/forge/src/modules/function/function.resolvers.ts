import { ok } from '@guildhall/kernel';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import { rotateWebhook } from '../webhook/rotate-webhook.ts';
import { answerAgain, runAndAnswer } from './answer-call.ts';
import { judgeAgain, runAndJudge, unheard } from './answer-event.ts';
import { emitHostEvent } from './emit-host-event.ts';
import { invokeFunction } from './invoke-function.ts';

export const functionResolvers: Resolvers = {
  Mutation: {
    async invokeFunction(_root, { input }, ctx, info) {
      let order: RunOrder | undefined;
      const result = await ctx.mutations.run('invokeFunction', input, async () => {
        const begun = await invokeFunction(ctx, input);
        if (!begun.ok) return begun;
        order = begun.value.order;
        return ok(begun.value.invocation);
      });
      if (order) runAndAnswer(ctx, order, info);
      else if (result.ok) answerAgain(ctx, result.value.id, info);
      return { ...payload('invocation', result), value: null };
    },
    async emitHostEvent(_root, { input }, ctx, info) {
      let orders: readonly RunOrder[] | undefined;
      const result = await ctx.mutations.run('emitHostEvent', input, async () => {
        const told = await emitHostEvent(ctx, input);
        if (!told.ok) return told;
        orders = told.value.orders;
        return ok(told.value.emitted);
      });
      if (!result.ok) return { answers: null, queued: null, userErrors: [result.error] };
      if (orders) runAndJudge(ctx, result.value, orders, info);
      else judgeAgain(ctx, result.value, info);
      return { answers: unheard(result.value), queued: result.value.queued, userErrors: [] };
    },
    async rotateWebhook(_root, { input }, ctx) {
      // Kept out of the result, which is remembered under the idempotency key: a repetition shows no address.
      let url: string | null = null;
      const result = await ctx.mutations.run('rotateWebhook', input, async () => {
        const rotated = await rotateWebhook(ctx, input);
        if (!rotated.ok) return rotated;
        url = rotated.value;
        return ok(null);
      });
      return { url, userErrors: result.ok ? [] : [result.error] };
    },
  },
};
