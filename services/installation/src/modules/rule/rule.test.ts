import { decideRule, type InstallRule, type RuleEffect } from './rule.ts';

const place = { host: 'crm', organization: 'acme', workspace: 'w' };
const subject = { pluginId: 'plg_a', publisherId: 'pub_a' };

function rule(effect: RuleEffect, changes: Partial<InstallRule> = {}): InstallRule {
  return {
    ...{ id: `irl_${effect}`, rev: 1, host: 'crm', organization: 'acme', workspace: null },
    ...{ effect, pluginId: null, publisherId: null },
    ...changes,
  };
}

describe('rules', () => {
  it.each<[string, InstallRule[], RuleEffect]>([
    ['nothing said allows', [], 'ALLOW'],
    [
      'the workspace decides before the organization',
      [rule('DENY'), rule('ALLOW', { workspace: 'w' })],
      'ALLOW',
    ],
    [
      'the organization decides before the host',
      [rule('ALLOW'), rule('DENY', { organization: null })],
      'ALLOW',
    ],
    ['the whole host counts where nobody else speaks', [rule('DENY', { organization: null })], 'DENY'],
    ['deny wins within a place', [rule('ALLOW', { pluginId: 'plg_a' }), rule('DENY')], 'DENY'],
    [
      'else what is said of the plugin counts before its publisher',
      [rule('REQUEST', { publisherId: 'pub_a' }), rule('ALLOW', { pluginId: 'plg_a' })],
      'ALLOW',
    ],
    [
      'the publisher counts before all',
      [rule('ALLOW'), rule('REQUEST', { publisherId: 'pub_a' })],
      'REQUEST',
    ],
    ['another workspace says nothing here', [rule('DENY', { workspace: 'v' })], 'ALLOW'],
    ['another plugin says nothing of this one', [rule('DENY', { pluginId: 'plg_b' })], 'ALLOW'],
    ['another host says nothing here', [rule('DENY', { host: 'erp' })], 'ALLOW'],
  ])('%s', (_name, rules, effect) => {
    expect(decideRule(rules, place, subject).effect).toBe(effect);
    expect(decideRule([...rules].reverse(), place, subject).effect).toBe(effect);
  });
});
