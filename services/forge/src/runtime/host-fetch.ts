import type { Session } from '@guildhall/authz';
import type { Egress, EgressSecret } from '@guildhall/egress';
import { HostCallRefusal } from '@guildhall/sandbox';
import { z } from 'zod';
import type { HostWork } from './host-work.ts';
import type { RunOrder } from './run-order.ts';
import { sendWithinQuota } from './within-quota.ts';

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
    const sent = { out: await way, request: asked.data };
    const answer = await sendWithinQuota(units, session, installationId, sent);
    if (!answer.ok) throw new HostCallRefusal(answer.error.code, answer.error.message);
    return answer.value;
  };
}
