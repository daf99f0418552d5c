import fc from 'fast-check';
import { evaluatePolicy } from './evaluate-policy.ts';
import { THREATS, type PolicyInput } from './policy-input.ts';
import {
  anInput,
  anyInput,
  findings,
  floorAndPack,
  origins,
  permissions,
  policyOf,
} from './testing/builders.ts';
import { isStricter } from './verdict.ts';

const decide = (over: Parameters<typeof anInput>[0]) => {
  const { verdict, reasons } = evaluatePolicy(floorAndPack, anInput(over));
  return { verdict, codes: reasons.map(({ code }) => code) };
};
const update = { plugin: { ...anInput().plugin, firstVersion: false } };

describe('floor and default pack', () => {
  it('approve a harmless first plugin of a new publisher', () => {
    expect(decide({})).toEqual({ verdict: 'APPROVE', codes: [] });
  });

  it.each<[string, PolicyInput, string, string]>([
    [
      'critical findings',
      anInput({ facts: { findings: findings({ critical: 1 }) } }),
      'QUARANTINE',
      'CRITICAL_FINDINGS',
    ],
    ['serious findings', anInput({ facts: { findings: findings({ high: 1 }) } }), 'REVIEW', 'HIGH_FINDINGS'],
    [
      'undeclared permissions',
      anInput({ facts: { permissions: permissions({ undeclared: ['dom'] }) } }),
      'REVIEW',
      'UNDECLARED_CAPABILITY',
    ],
    [
      'undeclared origins',
      anInput({ facts: { origins: origins({ undeclared: ['x.example'] }) } }),
      'REVIEW',
      'UNDECLARED_CAPABILITY',
    ],
    [
      'people’s data leaving',
      anInput({ facts: { origins: origins({ userData: ['x.example'] }) } }),
      'REVIEW',
      'USER_DATA_LEAVES',
    ],
    [
      'a sensitive first version',
      anInput({ facts: { permissions: permissions({ highSensitivity: ['billing:write'] }) } }),
      'REVIEW',
      'SENSITIVE_FIRST_VERSION',
    ],
    [
      'a newly required permission',
      anInput({ ...update, facts: { permissions: permissions({ added: ['contacts:read'] }) } }),
      'REVIEW',
      'ADDED_REQUIRED_PERMISSION',
    ],
    [
      'a newly required origin',
      anInput({ ...update, facts: { origins: origins({ required: ['x.example'], added: ['x.example'] }) } }),
      'REVIEW',
      'ADDED_REQUIRED_ORIGIN',
    ],
    [
      'a difference to be held',
      anInput({ ...update, facts: { changeClass: 'hold' } }),
      'REVIEW',
      'CHANGE_CLASS',
    ],
    [
      'code that can do more than before',
      anInput({ ...update, facts: { drift: { changeClass: 'rereview', axes: ['CAPABILITIES'] } } }),
      'REVIEW',
      'DRIFT',
    ],
    [
      'a restricted publisher',
      anInput({ publisher: { ...anInput().publisher, restricted: true } }),
      'REVIEW',
      'PUBLISHER_RESTRICTED',
    ],
    [
      'repeated rejections',
      anInput({ history: { ...anInput().history, rejectedVersions: 3 } }),
      'REVIEW',
      'REPEATED_REJECTIONS',
    ],
    [
      'unusual size',
      anInput({ facts: { sizes: { gzipBytes: 2_000_000, sourceBytes: 1, files: 1 } } }),
      'REVIEW',
      'UNUSUAL_SIZE',
    ],
  ])('answer %s', (_, input, verdict, code) => {
    expect(evaluatePolicy(floorAndPack, input)).toMatchObject({ verdict, reasons: [{ code }] });
  });

  it.each([
    ['exfiltration', 'QUARANTINE'],
    ['remote-code', 'QUARANTINE'],
    ['obfuscation', 'QUARANTINE'],
    ['embedded-secrets', 'REJECT'],
    ['dynamic-code', 'REVIEW'],
    ['environment-access', 'REVIEW'],
    ['install-scripts', 'REVIEW'],
    ['undeclared', 'REVIEW'],
    ['crypto-mining', 'QUARANTINE'],
    ['sabotage', 'QUARANTINE'],
    ['denial-of-service', 'REVIEW'],
    ['persistence', 'REVIEW'],
    ['dom-injection', 'REVIEW'],
    ['prototype-pollution', 'REVIEW'],
    ['dependencies', 'REVIEW'],
    ['licences', 'REVIEW'],
    ['vulnerabilities', 'REVIEW'],
    ['custom', 'REVIEW'],
  ])('answer the threat %s with %s', (threat, verdict) => {
    expect(decide({ facts: { findings: findings({ byThreat: { [threat]: 1 } }) } }).verdict).toBe(verdict);
  });

  it('know an answer to every threat', () => {
    for (const threat of THREATS) {
      const one = decide({ facts: { findings: findings({ byThreat: { [threat]: 1 } }) } });
      expect(one.verdict).not.toBe('APPROVE');
    }
  });

  it.each([
    [
      'a sensitive first version of a known publisher',
      {
        publisher: { ...anInput().publisher, tier: 2 },
        facts: { permissions: permissions({ highSensitivity: ['billing:write'] }) },
      },
    ],
    [
      'a newly optional permission',
      { ...update, facts: { permissions: permissions({ added: ['tasks:read'], optional: ['tasks:read'] }) } },
    ],
    ['mild findings', { facts: { findings: findings({ medium: 3, low: 9, info: 20 }) } }],
    [
      'unused permissions, which are only observed',
      { facts: { permissions: permissions({ unused: ['contacts:read'] }) } },
    ],
  ])('approve %s', (_, over) => {
    expect(decide(over).verdict).toBe('APPROVE');
  });

  describe('of a version with nothing new', () => {
    const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0, byThreat: {} };
    const known = (over: Partial<PolicyInput['facts']['findings']>) =>
      decide({ ...update, facts: { findings: findings({ ...over, new: none }) } }).verdict;

    it.each([
      'dynamic-code',
      'environment-access',
      'install-scripts',
      'undeclared',
      'persistence',
      'dom-injection',
      'prototype-pollution',
      'dependencies',
      'licences',
      'vulnerabilities',
      'denial-of-service',
      'custom',
    ])('ask nobody about %s that a reviewer has seen', (threat) => {
      expect(known({ high: 1, byThreat: { [threat]: 1 } })).toBe('APPROVE');
      const fresh = { ...none, high: 1, byThreat: { [threat]: 1 } };
      expect(decide({ facts: { findings: findings({ high: 2, new: fresh }) } }).verdict).toBe('REVIEW');
    });

    it.each([
      ['exfiltration', 'QUARANTINE'],
      ['remote-code', 'QUARANTINE'],
      ['obfuscation', 'QUARANTINE'],
      ['crypto-mining', 'QUARANTINE'],
      ['sabotage', 'QUARANTINE'],
      ['embedded-secrets', 'REJECT'],
    ])('stop %s however old it is', (threat, verdict) => {
      expect(known({ byThreat: { [threat]: 1 } })).toBe(verdict);
    });
  });

  it.each([
    ['refused', 'REVIEW'],
    ['verified', 'APPROVE'],
    ['unchecked', 'APPROVE'],
    ['none', 'APPROVE'],
  ] as const)('answer a Sigstore bundle that is %s with %s', (state, verdict) => {
    const provenance = { signer: 'key' as const, sigstore: { state, subject: 's', issuer: 'i' } };
    expect(decide({ ...update, facts: { provenance } }).verdict).toBe(verdict);
  });

  it.each([
    [
      anInput({
        facts: { findings: findings({ critical: 2, high: 1, byThreat: { exfiltration: 1, undeclared: 1 } }) },
      }),
      'Fix the 2 critical findings, then submit a new version. Data flows from the host or from secrets to the network. 1 serious finding, new in this version, needs a reviewer. Declare what the code uses, or stop using it.',
    ],
    [
      anInput({
        facts: {
          findings: findings({ critical: 1, high: 2 }),
          permissions: permissions({ undeclared: ['dom'], unused: ['tasks:read'] }),
          origins: origins({ undeclared: ['x.example'] }),
          drift: { changeClass: 'hold', axes: ['CODE', 'SIGNER'] },
        },
      }),
      'Fix the critical finding, then submit a new version. 2 serious findings, new in this version, need a reviewer. Declare what the code uses, or stop using it: dom, x.example. It differs from the version before in: CODE, SIGNER.',
    ],
  ])('can be read aloud, one reason after the other', (input, words) => {
    const { reasons } = evaluatePolicy(floorAndPack, input);
    expect(reasons.map(({ message }) => message).join(' ')).toBe(words);
  });

  it('speak in whole sentences, whatever they answer', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const said = evaluatePolicy(floorAndPack, input).trace.flatMap(({ message }) => message ?? []);
        expect(said.filter((message) => !SENTENCE.test(message))).toEqual([]);
      }),
    );
  });

  it('tell how to get rid of a secret', () => {
    const input = anInput({ facts: { findings: findings({ byThreat: { 'embedded-secrets': 1 } }) } });
    expect(evaluatePolicy(floorAndPack, input).reasons[0]?.message).toContain('Revoke the secret');
  });

  it('never fail to answer', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(evaluatePolicy(floorAndPack, input).trace.filter(({ error }) => error)).toEqual([]);
      }),
    );
  });

  it('I19: give the same answer to the same input', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const replayed: PolicyInput = structuredClone(input);
        expect(evaluatePolicy(floorAndPack, replayed)).toEqual(evaluatePolicy(floorAndPack, input));
      }),
    );
  });

  it('I19: are never softened by one more finding', () => {
    expect(softenedBy(floorAndPack)).toBe(false);
  });

  it('I19: a policy that a finding does soften is caught by the same search', () => {
    const softening = policyOf([{ when: 'facts.findings.low == 0', verdict: 'REVIEW' }]);
    expect(softenedBy([softening])).toBe(true);
  });
});

/** From a capital or a number to a full stop, without gaps, brackets for plurals, or a list that is empty. */
const SENTENCE = /^(?!.*(?: {2}| [.,]|\(s\)|: ?\.))[A-Z\d].*\.$/;

const anyFinding = fc.record({
  severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'info'),
  threat: fc.constantFrom(...THREATS),
  rule: fc.constantFrom('no-eval', 'no-secrets'),
  /** Whether it is new; no older finding softens anything either. */
  fresh: fc.boolean(),
});

/** Looks for an input whose verdict one more finding makes milder. */
function softenedBy(policies: typeof floorAndPack): boolean {
  const search = fc.check(
    fc.property(anyInput, anyFinding, (input, { severity, threat, rule, fresh }) => {
      const { findings: before } = input.facts;
      const after = {
        ...before,
        [severity]: before[severity] + 1,
        byThreat: { ...before.byThreat, [threat]: (before.byThreat[threat] ?? 0) + 1 },
        byRule: { ...before.byRule, [rule]: (before.byRule[rule] ?? 0) + 1 },
        ...(before.new && {
          new: {
            ...before.new,
            ...(fresh && { [severity]: before.new[severity] + 1 }),
            byThreat: {
              ...before.new.byThreat,
              ...(fresh && { [threat]: (before.new.byThreat[threat] ?? 0) + 1 }),
            },
          },
        }),
      };
      const { verdict } = evaluatePolicy(policies, input);
      const worse = evaluatePolicy(policies, { ...input, facts: { ...input.facts, findings: after } });
      return !isStricter(verdict, worse.verdict);
    }),
    { numRuns: 500 },
  );
  return search.failed;
}
