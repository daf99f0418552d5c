import { PLATFORM } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import { DEFAULT_PACK } from '@guildhall/policy';
import { marketplacePrepared } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { DEFAULT_POLICY } from './policy.ts';
import { preparedFloor } from './set-floor.ts';

/** Gives a new marketplace its rules and an empty feed, and says so to catalog. Harmless to repeat. */
export async function prepareMarketplace(ctx: Context, marketplaceId: string): Promise<void> {
  await ctx.feed.open();
  if (marketplaceId === PLATFORM) await preparedFloor(ctx);
  const policy = {
    id: newId('policy'),
    name: DEFAULT_POLICY,
    mode: 'ENFORCE',
    activeNumber: 1,
    rev: 1,
  } as const;
  if (await ctx.policies.add(policy)) {
    await ctx.policies.addEdition({
      policyId: policy.id,
      number: 1,
      body: DEFAULT_PACK,
      note: 'What every marketplace starts with.',
      createdAt: ctx.now,
      createdBy: ctx.session.actorId,
    });
    await ctx.audit.write({
      action: 'policy.create',
      subject: { type: 'policy', id: policy.id, rev: 1 },
      detail: { mode: policy.mode, number: 1 },
    });
  }
  await ctx.outbox.publish(
    marketplacePrepared.governance,
    { type: 'marketplace', id: marketplaceId, rev: 1 },
    { marketplaceId, service: 'governance' },
  );
}
