import { CEL_TYPES } from './cel-types.ts';
import { celView } from './cel-view.ts';
import { compileExpression } from './compile-expression.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { policyInputSchema, type PolicyInput } from './policy-input.ts';
import { anInput, aRule, compiled, findings } from './testing/builders.ts';

describe('the policy input', () => {
  it('is accepted as it is stored', () => {
    const input = anInput();
    expect(policyInputSchema.parse(JSON.parse(JSON.stringify(input)))).toEqual(input);
  });

  it.each([
    ['a field nobody declared', { ...anInput(), mood: 'good' }],
    ['a tier that does not exist', anInput({ publisher: { ...anInput().publisher, tier: 5 } })],
    ['a negative count', anInput({ facts: { findings: findings({ high: -1 }) } })],
    ['half a finding', anInput({ facts: { dependencies: 0.5 } })],
    ['a time that is none', anInput({ now: 'today' })],
    [
      'too many names',
      anInput({
        facts: { origins: { ...anInput().facts.origins, added: Array.from({ length: 501 }, () => 'a') } },
      }),
    ],
  ])('is refused with %s', (_, input) => {
    expect(policyInputSchema.safeParse(input).success).toBe(false);
  });

  it('has exactly the fields that rules can see', () => {
    const whole = anInput({
      auditSample: { perMille: 20, drawn: true },
      facts: { findings: findings({ new: NONE }), provenance: byBuild() },
    });
    expect(shapeOf(whole)).toEqual(shapeOf(CEL_TYPES));
  });

  it('can be read by rules in every field, without has()', () => {
    const view = celView(anInput());
    for (const path of leaves(CEL_TYPES)) {
      const expression = compileExpression(`type(${path}) == type(${path})`, 'bool');
      expect(expression).toMatchObject({ ok: true });
      expect(expression.ok && expression.value.run(view)).toBe(true);
    }
  });

  it.each([
    ['no change class is an empty text', 'facts.changeClass == ""'],
    ['no drift is an empty text, too', 'facts.drift.changeClass == "" && size(facts.drift.axes) == 0'],
    ['no sample draws nothing', 'auditSample.perMille == 0 && !auditSample.drawn'],
    ['no packages are none', 'size(facts.packages.licences) == 0 && facts.packages.advisories.high == 0'],
    [
      'no provenance is nobody’s word',
      'facts.provenance.sigstore.state == "none" && facts.provenance.signer == ""',
    ],
    [
      'nor does it say who signed before or what it was built from',
      'facts.provenance.signerBefore == "" && facts.provenance.builtFrom.repository == ""',
    ],
    ['nor that a trusted build submitted it', 'facts.provenance.trustedPublisher.issuer == ""'],
    ['no unused origins are none', 'size(facts.origins.unused) == 0'],
    [
      'what nobody compared is new',
      'facts.findings.new.high == 3 && facts.findings.new.byThreat["custom"] == 1',
    ],
    ['a threat nobody found is new in no finding', 'facts.findings.new.byThreat["exfiltration"] == 0'],
    ['a threat nobody found counts nought', 'facts.findings.byThreat["exfiltration"] == 0'],
    ['never published is long ago', 'now - history.lastPublishedAt > duration("100000h")'],
  ])('%s', (_, when) => {
    const expression = compileExpression(when, 'bool');
    expect(expression.ok && expression.value.run(celView(aFirstVersion()))).toBe(true);
  });
});

it('of an older release, which told less of provenance, is read with what it told', () => {
  const signed = { state: 'verified', subject: 'somebody', issuer: 'https://issuer.example.test' } as const;
  const older = anInput({ facts: { provenance: { signer: 'key', sigstore: signed } } });
  const view = celView(policyInputSchema.parse(older));
  const when = compileExpression(
    'facts.provenance.sigstore.subject == "somebody" && facts.provenance.builtFrom.workflow == ""',
    'bool',
  );
  expect(when.ok && when.value.run(view)).toBe(true);
});

describe('a rule for builds of trusted publishers', () => {
  const rule = aRule({
    when: 'facts.provenance.trustedPublisher.repository != "orchard/chart"',
    reason: 'NOT_FROM_ITS_BUILD',
  });
  const decide = (provenance: Provenance) =>
    evaluatePolicy(
      [compiled({ defaultVerdict: 'APPROVE', rules: [rule] })],
      anInput({ facts: { provenance } }),
    ).verdict;
  const { trustedPublisher: _untold, ...untold } = byBuild();

  it.each<[string, Provenance, string]>([
    ['passes the build that is meant', byBuild(), 'APPROVE'],
    ['stops a build of another repository', byBuild({ repository: 'orchard/table' }), 'REVIEW'],
    ['stops one of which no repository is pinned', byBuild({ repository: '' }), 'REVIEW'],
    ['stops a member’s stored key', { ...byBuild(), trustedPublisher: null }, 'REVIEW'],
    ['stops what an older release did not tell', untold, 'REVIEW'],
  ])('%s', (_, provenance, verdict) => {
    expect(decide(provenance)).toBe(verdict);
  });
});

type Provenance = NonNullable<PolicyInput['facts']['provenance']>;

function byBuild(over: Partial<NonNullable<Provenance['trustedPublisher']>> = {}): Provenance {
  return {
    ...{ signer: 'key', signerBefore: 'same' },
    trustedPublisher: {
      ...{ issuer: 'https://ci.example.test', subject: '', repository: 'orchard/chart' },
      ...{ workflow: '', ref: 'refs/heads/main' },
      ...over,
    },
    builtFrom: { repository: '', workflow: '', ref: '', commit: '' },
    sigstore: { state: 'none', subject: '', issuer: '' },
  };
}

function aFirstVersion() {
  const { drift: _none, packages: _nobody, provenance: _unsaid, ...facts } = anInput().facts;
  const { unused: _older, ...origins } = facts.origins;
  const seen = findings({ high: 3, byThreat: { custom: 1 } });
  return policyInputSchema.parse({ ...anInput(), facts: { ...facts, origins, findings: seen } });
}

const NONE = { critical: 0, high: 0, medium: 0, low: 0, info: 0, byThreat: {} };

/** Field names only; a list, a map or a value ends a branch. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const entries = Object.entries(value).filter(([key]) => !['byRule', 'byThreat', 'settings'].includes(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, shapeOf(inner)]));
}

function leaves(types: object, prefix = ''): string[] {
  return Object.entries(types).flatMap(([key, type]: [string, unknown]) =>
    typeof type === 'object' && type !== null ? leaves(type, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
