import { Forbidden, PLATFORM } from '@guildhall/authz';
import { conflict, newId, ok, type Result } from '@guildhall/kernel';
import { PLATFORM_FLOOR } from '@guildhall/policy';
import type { Context } from '../../context.ts';
import { activatePolicyRevision } from './activate-policy-revision.ts';
import { createPolicyRevision } from './create-policy-revision.ts';
import { PLATFORM_POLICY, type Policy, type PolicyEdition } from './policy.ts';

export interface NewFloor {
  rules: unknown;
  defaultVerdict: string;
  note?: string | null | undefined;
  /** The revision it is to follow. */
  expectedNumber?: number | null | undefined;
}

/** Writes the platform's next revision, which holds in every marketplace from the next decision on. */
export async function setFloor(ctx: Context, floor: NewFloor): Promise<Result<PolicyEdition>> {
  const policy = await preparedFloor(ctx);
  if (floor.expectedNumber != null && floor.expectedNumber !== policy.activeNumber)
    return conflict('platform floor');
  const { rules, defaultVerdict, note } = floor;
  const created = await createPolicyRevision(ctx, { policyId: policy.id, rules, defaultVerdict, note });
  if (!created.ok) return created;
  const number = await ctx.policies.newestNumber(policy.id);
  const activated = await activatePolicyRevision(ctx, { policyId: policy.id, number, mode: 'ENFORCE' });
  return activated.ok ? ok(await editionOf(ctx, activated.value)) : activated;
}

/** The platform's revision in force, with who wrote it. */
export async function readFloor(ctx: Context): Promise<PolicyEdition> {
  return editionOf(ctx, await preparedFloor(ctx));
}

/** The platform's policy, with what the product ships with as its first revision. Harmless to repeat. */
export async function preparedFloor(ctx: Context): Promise<Policy> {
  if (ctx.session.marketplaceId !== PLATFORM)
    throw new Forbidden('The platform floor is kept in the marketplace of the platform.');
  const id = newId('policy');
  const policy = { id, name: PLATFORM_POLICY, mode: 'ENFORCE', activeNumber: 1, rev: 1 } as const;
  if (!(await ctx.policies.add(policy))) return must(await ctx.policies.findByName(PLATFORM_POLICY));
  await ctx.policies.addEdition({
    policyId: id,
    number: 1,
    body: PLATFORM_FLOOR,
    note: 'What the product ships with.',
    createdAt: ctx.now,
    createdBy: ctx.session.actorId,
  });
  await ctx.audit.write({
    action: 'policy.create',
    subject: { type: 'policy', id, rev: 1 },
    detail: { mode: policy.mode, number: 1 },
  });
  return policy;
}

async function editionOf({ policies }: Context, { id, activeNumber }: Policy): Promise<PolicyEdition> {
  return must(await policies.edition(id, activeNumber));
}

function must<T>(found: T | null): T {
  if (found === null) throw new Error('the platform floor has no revision in force');
  return found;
}
