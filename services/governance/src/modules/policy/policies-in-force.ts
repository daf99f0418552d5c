import { compilePolicy, type CompiledPolicy, type PolicyRevision } from '@guildhall/policy';
import type { Context } from '../../context.ts';
import type { Reason } from '../../reason.ts';
import { floorInForce, type Floor } from './floor.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';

export interface PoliciesInForce {
  /** The platform's first; each may only tighten. */
  policies: CompiledPolicy[];
  /** `<name>@<number>`, or null where the marketplace has no policy. */
  policyRevision: string | null;
  /** `floor@<number>`. */
  platformRevision: string;
  /** Why the marketplace's own rules cannot be asked. */
  error: Reason | null;
}

/** Without rules that decide, a person does: silence never approves. */
const ASK_A_PERSON: PolicyRevision = { rules: [], defaultVerdict: 'REVIEW' };

/** The rules a version is decided by just now. */
export async function policiesInForce({ policies }: Pick<Context, 'policies'>): Promise<PoliciesInForce> {
  const floor = await floorInForce({ policies });
  const policy = await policies.findByName(DEFAULT_POLICY);
  const edition = policy && (await policies.edition(policy.id, policy.activeNumber));
  if (!policy || !edition) return { ...layers(floor, ASK_A_PERSON), policyRevision: null };
  return {
    ...layers(floor, inMode(edition.body, policy.mode)),
    policyRevision: `${policy.name}@${policy.activeNumber}`,
  };
}

/** The rules a version would be decided by, were this body in force under the platform's rules of now. */
export async function policiesWith(
  { policies }: Pick<Context, 'policies'>,
  body: PolicyRevision,
): Promise<PoliciesInForce> {
  return { ...layers(await floorInForce({ policies }), body), policyRevision: null };
}

function layers(
  { policy: floor, revision: platformRevision }: Floor,
  body: PolicyRevision,
): Omit<PoliciesInForce, 'policyRevision'> {
  const own = compilePolicy(body);
  if (own.ok) return { policies: [floor, own.value], platformRevision, error: null };
  // It compiled when it was written, so the engine has changed since.
  const message = `The policy of this marketplace cannot be read: ${own.error[0]?.message ?? 'no reason given'}`;
  const error = { code: 'POLICY_ERROR', message };
  return { policies: [floor, compiled(ASK_A_PERSON)], platformRevision, error };
}

/** What observes stands in the trace and decides nothing; what is off is not asked. */
function inMode(body: PolicyRevision, mode: Policy['mode']): PolicyRevision {
  switch (mode) {
    case 'ENFORCE':
      return body;
    case 'OBSERVE':
      return { ...ASK_A_PERSON, rules: body.rules.map((rule) => observing(rule)) };
    case 'OFF':
      return ASK_A_PERSON;
  }
}

function observing(rule: PolicyRevision['rules'][number]): PolicyRevision['rules'][number] {
  return rule.mode === 'off' ? rule : { ...rule, mode: 'observe' };
}

/** Rules of our own, which compile or are a bug. */
function compiled(body: PolicyRevision): CompiledPolicy {
  const result = compilePolicy(body);
  if (!result.ok) throw new Error(`our own rules do not compile: ${JSON.stringify(result.error)}`);
  return result.value;
}
