import { compilePolicy, type PolicyError } from './compile-policy.ts';
import { DEFAULT_PACK } from './default-pack.ts';
import { PLATFORM_FLOOR } from './platform-floor.ts';
import { policyRevisionSchema } from './policy-rule.ts';
import { aRule } from './testing/builders.ts';

function errorsOf(...rules: Parameters<typeof aRule>[0][]): PolicyError[] {
  const result = compilePolicy({ rules: rules.map(aRule), defaultVerdict: 'APPROVE' });
  return result.ok ? [] : result.error;
}

describe('compiling a policy', () => {
  it.each([
    ['the platform floor', PLATFORM_FLOOR],
    ['the default pack', DEFAULT_PACK],
  ])('accepts %s', (_, revision) => {
    expect(policyRevisionSchema.safeParse(revision)).toMatchObject({ success: true });
    expect(compilePolicy(revision)).toMatchObject({ ok: true });
  });

  it.each([
    'publisher.tier >= 2 && facts.findings.high == 0',
    '"no-eval" in facts.findings.byRule && facts.findings.byRule["no-eval"] > 0',
    'facts.checks.exists(c, c.required && c.state == "FAILED")',
    'now - history.lastPublishedAt > duration("720h")',
    'has(settings.maxFiles) && facts.sizes.files > settings.maxFiles',
    'settings.strict',
    'facts.origins.required.all(o, o.endsWith(".example.com") || o.matches("^api[0-9]+[.]"))',
    'facts.origins.required.exists(o, facts.origins.added.exists(a, a == o))',
  ])('accepts %s', (when) => {
    expect(errorsOf({ when })).toEqual([]);
  });

  it('names the nearest field for one that does not exist, and where it stands', () => {
    expect(errorsOf({ when: 'facts.findings.hihg > 0' })).toEqual([
      {
        code: 'UNKNOWN_NAME',
        message: 'Rules see nothing called "hihg" there.',
        hint: 'Did you mean "high"?',
        position: 15,
        ruleId: 'a-rule',
        field: ['rules', '0', 'when'],
      },
    ]);
  });

  it.each([
    ['publishr.tier > 1', 'publisher'],
    ['facts.checks.exists(c, c.nam == "build")', 'name'],
    ['facts.permissions.require.size() > 1', 'required'],
  ])('suggests a name for %s', (when, name) => {
    expect(errorsOf({ when })).toMatchObject([{ code: 'UNKNOWN_NAME', hint: `Did you mean "${name}"?` }]);
  });

  it.each([
    ['a count', 'facts.findings.high', 'TYPE'],
    ['a comparison of unlike things', 'publisher.tier == "2"', 'TYPE'],
    ['half a sentence', 'publisher.tier >', 'SYNTAX'],
    ['code of another language', 'constructor.constructor("return 1")()', 'SYNTAX'],
    ['a prototype', 'facts.__proto__ == facts', 'UNKNOWN_NAME'],
    ['a pattern from the data', 'version.channel.matches(plugin.name)', 'DYNAMIC_REGEX'],
    ['a pattern put together', 'version.channel.matches("a" + "b")', 'DYNAMIC_REGEX'],
    [
      'loops three deep',
      'facts.checks.all(a, facts.checks.all(b, facts.checks.all(c, a == c)))',
      'TOO_COMPLEX',
    ],
    ['more than 500 nodes', Array.from({ length: 300 }, () => 'true').join(' && '), 'TOO_COMPLEX'],
  ])('refuses %s', (_, when, code) => {
    expect(errorsOf({ when })).toMatchObject([{ code, field: ['rules', '0', 'when'] }]);
  });

  it('wants a message to be a text', () => {
    expect(errorsOf({ message: 'facts.findings.high' })).toMatchObject([
      { code: 'TYPE', field: ['rules', '0', 'message'] },
    ]);
    expect(errorsOf({ message: '"n: " + string(facts.findings.high)' })).toEqual([]);
  });

  it('wants every id once', () => {
    expect(errorsOf({ id: 'twice' }, { id: 'twice' })).toMatchObject([
      { code: 'DUPLICATE_ID', ruleId: 'twice', field: ['rules', '1', 'id'] },
    ]);
  });

  it('names every faulty rule at once, those that are off too', () => {
    expect(
      errorsOf({ id: 'one', when: '1' }, { id: 'two' }, { id: 'three', when: ')', mode: 'off' }),
    ).toMatchObject([{ ruleId: 'one' }, { ruleId: 'three' }]);
  });
});

describe('a policy revision from outside', () => {
  it.each([
    ['an unknown verdict', { rules: [aRule({})], defaultVerdict: 'MAYBE' }],
    ['an unknown key', { rules: [], defaultVerdict: 'REVIEW', script: 'x' }],
    ['a reason that is no code', { rules: [aRule({ reason: 'because' })], defaultVerdict: 'REVIEW' }],
    ['no default verdict', { rules: [] }],
    ['too many rules', { rules: Array.from({ length: 101 }, () => aRule()), defaultVerdict: 'REVIEW' }],
  ])('is refused with %s', (_, json) => {
    expect(policyRevisionSchema.safeParse(json).success).toBe(false);
  });
});
