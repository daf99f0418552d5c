import { openPolicyEvaluator, type PolicyEvaluator } from '@guildhall/policy';

/** Wall time. Rules take a few milliseconds; the rest is for a machine that is busy with something else. */
const DEADLINE_MS = 400;

let opened: PolicyEvaluator | undefined;

/** Asks rules in a process of their own, started by the first question and ending with this one. */
export const policyEvaluator: Pick<PolicyEvaluator, 'evaluate'> & { close(): Promise<void> } = {
  evaluate(policies, input) {
    opened ??= openPolicyEvaluator({ deadline: DEADLINE_MS });
    return opened.evaluate(policies, input);
  },
  async close() {
    await opened?.close();
    opened = undefined;
  },
};
