import { openPolicyEvaluator, type PolicyEvaluator } from '@guildhall/policy';

/** Wall time. Rules take a few milliseconds; the rest is for a machine that is busy with something else. */
const DEADLINE_MS = 400;

export type Evaluator = Pick<PolicyEvaluator, 'evaluate'>;

/** Asks the rules in force in a process of their own, started by the first question and ending with this one. */
export const policyEvaluator = onceAsked();

/** Asks rules that nobody has activated. A process for itself: a draft that takes its time delays no decision. */
export const draftEvaluator = onceAsked();

function onceAsked(): Evaluator & { close(): Promise<void> } {
  let opened: PolicyEvaluator | undefined;
  return {
    evaluate(policies, input) {
      opened ??= openPolicyEvaluator({ deadline: DEADLINE_MS });
      return opened.evaluate(policies, input);
    },
    async close() {
      await opened?.close();
      opened = undefined;
    },
  };
}
