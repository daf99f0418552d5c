import { openPolicyEvaluator, type PolicyEvaluator } from '@guildhall/policy';

let opened: PolicyEvaluator | undefined;

/** Asks rules in a process of their own, started by the first question and ending with this one. */
export const policyEvaluator: Pick<PolicyEvaluator, 'evaluate'> & { close(): Promise<void> } = {
  evaluate(policies, input) {
    opened ??= openPolicyEvaluator();
    return opened.evaluate(policies, input);
  },
  async close() {
    await opened?.close();
    opened = undefined;
  },
};
