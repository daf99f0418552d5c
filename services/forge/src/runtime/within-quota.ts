import type { Session } from '@guildhall/authz';
import { byteBudget, type Egress, type EgressRequest, type EgressResponse } from '@guildhall/egress';
import type { Result } from '@guildhall/kernel';
import { giveBackShare, takeShare } from '../modules/egress-usage/take-share.ts';
import type { HostWork } from './host-work.ts';

/** Sends one request of a function, and counts what it moved among what its installation may move in a day. */
export async function sendWithinQuota(
  units: HostWork['units'],
  session: Session,
  installationId: string,
  { out, request }: { out: Egress; request: EgressRequest },
): Promise<Result<EgressResponse>> {
  const share = await units.run(session, (ctx) => takeShare(ctx, installationId));
  if (!share.ok) return share;
  const budget = byteBudget(share.value.bytes);
  try {
    return await out.fetch(request, { budget });
  } finally {
    await units.run(session, (ctx) => giveBackShare(ctx, installationId, share.value, budget.passed()));
  }
}
