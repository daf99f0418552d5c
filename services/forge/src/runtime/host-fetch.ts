import type { Session } from '@guildhall/authz';
import { byteBudget, type Egress, type EgressRequest, type EgressSecret } from '@guildhall/egress';
import { HostCallRefusal } from '@guildhall/sandbox';
import { z } from 'zod';
import { giveBackShare, takeShare } from '../modules/egress-usage/take-share.ts';
import type { HostWork } from './host-work.ts';
import type { RunOrder } from './run-order.ts';

const request = z.object({
  url: z.string(),
  method: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().nullable().optional(),
});

/** `api.fetch`: to declared and granted origins, with secrets put in on the way. */
export function hostFetch(
  { units, runtime }: HostWork,
  { installationId, marketplaceId, origins, secrets }: RunOrder,
  session: Session,
): (args: unknown) => Promise<unknown> {
  let way: Promise<Egress> | null = null;

  async function openWay(): Promise<Egress> {
    const { opened, policyAllow } = await units.run(
      session,
      async (ctx) => ({
        opened: await Promise.all(
          secrets.map(async ({ name, jwe, origins: to }): Promise<[string, EgressSecret]> => {
            const value = await ctx.sealer.open(jwe, { marketplaceId, installationId, name });
            return [name, { value, origins: to }];
          }),
        ),
        policyAllow: await ctx.functionLimits.allowedOrigins(),
      }),
      { readOnly: true },
    );
    return runtime.wayOut({
      allow: origins,
      secrets: Object.fromEntries(opened),
      ...(policyAllow && { policyAllow }),
    });
  }

  return async (args) => {
    const asked = request.safeParse(args);
    if (!asked.success) {
      throw new HostCallRefusal(
        'BAD_INPUT',
        'A request has a url, and perhaps method, headers and a body of text.',
      );
    }
    way ??= openWay();
    const answer = await withinQuota(asked.data, await way);
    if (!answer.ok) throw new HostCallRefusal(answer.error.code, answer.error.message);
    return answer.value;
  };

  async function withinQuota(asked: EgressRequest, out: Egress) {
    const share = await units.run(session, (ctx) => takeShare(ctx, installationId));
    if (!share.ok) return share;
    const budget = byteBudget(share.value.bytes);
    try {
      return await out.fetch(asked, { budget });
    } finally {
      await units.run(session, (ctx) => giveBackShare(ctx, installationId, share.value, budget.passed()));
    }
  }
}
