import { isBuiltIn } from './built-in.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { Evaluation, PolicyReason, TraceEntry } from './evaluation.ts';
import type { PolicyLayer } from './policy-rule.ts';
import { isStricter, strictest, VERDICTS, type Verdict } from './verdict.ts';

/**
 * Turns what the rules said into one verdict. Within a policy the strictest match decides; an APPROVE rule counts only
 * when nothing stricter matched, and then takes the place of the default verdict. Across policies the strictest wins,
 * so each may only tighten. An enforced rule that could not answer means REVIEW at least.
 */
export function conclude(policies: readonly CompiledPolicy[], trace: TraceEntry[]): Evaluation {
  const enforced = trace.filter(({ mode }) => mode === 'enforce');
  const verdicts = [
    ...policies.map(({ layer, revision }) => verdictOf(revision.defaultVerdict, layer, enforced)),
    ...enforced.filter(({ matched }) => matched).map(({ verdict }) => verdict),
    ...enforced.filter(({ error }) => error !== undefined).map((): Verdict => 'REVIEW'),
  ];
  return { verdict: strictest(verdicts), trace, reasons: reasonsOf(policies, enforced) };
}

/** What a policy says on its own when nothing in it went wrong. */
function verdictOf(defaultVerdict: Verdict, layer: PolicyLayer, enforced: readonly TraceEntry[]): Verdict {
  const matches = enforced.filter((entry) => entry.layer === layer && entry.matched && !isBuiltIn(entry));
  return matches.length > 0 ? strictest(matches.map(({ verdict }) => verdict)) : defaultVerdict;
}

function reasonsOf(policies: readonly CompiledPolicy[], enforced: readonly TraceEntry[]): PolicyReason[] {
  const reasons = enforced.flatMap((entry): (PolicyReason & { verdict: Verdict })[] => {
    const { layer, ruleId, matched, verdict, reason, error } = entry;
    if (error !== undefined)
      return [{ code: 'POLICY_ERROR', message: error, ruleId, layer, verdict: 'REVIEW' }];
    if (!matched || !isStricter(verdict, 'APPROVE')) return [];
    return [{ code: reason, message: entry.message ?? reason, ruleId, layer, verdict }];
  });
  for (const { layer, revision } of policies) {
    const verdict = verdictOf(revision.defaultVerdict, layer, enforced);
    const byDefault = !enforced.some((entry) => entry.layer === layer && entry.matched && !isBuiltIn(entry));
    if (!byDefault || !isStricter(verdict, 'APPROVE')) continue;
    const message = 'No rule approves this version.';
    reasons.push({ code: 'DEFAULT_VERDICT', message, ruleId: 'default', layer, verdict });
  }
  return reasons
    .sort((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict))
    .map(({ code, message, ruleId, layer }) => ({ code, message, ruleId, layer }));
}
