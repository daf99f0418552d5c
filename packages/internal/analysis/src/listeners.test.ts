import { listenersOf } from './listeners.ts';
import { defineRule, type RuleVisit } from './rule.ts';

function ruleNamed(id: string, visit: RuleVisit) {
  const example = { bad: '', good: '' };
  return defineRule({ id, severity: 'low', threat: 'sabotage', title: id, why: '', fix: '', example, visit });
}

const NOTHING = (): void => undefined;

describe('who listens to what', () => {
  const rules = [
    ruleNamed('named', { named: NOTHING }),
    ruleNamed('none', {}),
    ruleNamed('every', { call: NOTHING, file: NOTHING }),
  ];

  it('is told of calls in the order of the rules, and of those without a shared name only where all are wanted', () => {
    const { call, anyCall } = listenersOf(rules);
    expect(anyCall.map(({ rule }) => rule.id)).toEqual(['named', 'every']);
    expect(call.map(({ rule }) => rule.id)).toEqual(['every']);
  });

  it('is asked once for the same rules', () => {
    expect(listenersOf(rules)).toBe(listenersOf(rules));
    expect(listenersOf(rules).file.map(({ rule }) => rule.id)).toEqual(['every']);
  });
});
