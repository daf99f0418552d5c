import { judgeLicence, RULES, type LicencePolicy } from '@guildhall/analysis';
import { findingId } from '../finding/finding-id.ts';
import type { Found } from '../finding/finding.ts';
import type { LookedAt } from './look-at-packages.ts';

/** How the licences of bundled packages stand with a marketplace's licence policy. Names are `name@version`. */
export interface LicenceFacts {
  licences: string[];
  refused: string[];
  unlicensed: string[];
  findings: Found[];
}

/** Judges SPDX expressions: `A OR B` is taken when one is, `A AND B` when both are. */
export function judgeLicences(packages: readonly LookedAt[], policy: LicencePolicy): LicenceFacts {
  const facts: LicenceFacts = { licences: [], refused: [], unlicensed: [], findings: [] };
  const licences = new Set<string>();
  for (const { name, version, report } of packages) {
    const of = `${name}@${version}`;
    const verdict = judgeLicence(report.licence, policy);
    if (report.licence !== null) licences.add(report.licence);
    if (verdict.kind === 'taken') continue;
    const isNamed = verdict.kind === 'refused';
    if (!isNamed) facts.unlicensed.push(of);
    // Where only listed licences are taken, none is not one of them.
    if (!isNamed && policy.allow === undefined) continue;
    facts.refused.push(of);
    facts.findings.push(refusal(of, isNamed ? verdict.licences : ['no licence that can be read']));
  }
  facts.licences = [...licences].sort();
  return facts;
}

function refusal(of: string, licences: readonly string[]): Found {
  const ruleId = 'licence-refused';
  const { why = '', fix = '' } = RULES.find(({ id }) => id === ruleId) ?? {};
  return {
    id: findingId(ruleId, of),
    ruleId,
    check: 'dependencies',
    severity: 'HIGH',
    confidence: 'high',
    threat: 'licences',
    file: `${of}/package.json`,
    line: null,
    column: null,
    message: `${of} is under ${licences.join(', ')}, which is not taken here.`,
    why,
    fix,
    excerpt: null,
    package: of,
  };
}
