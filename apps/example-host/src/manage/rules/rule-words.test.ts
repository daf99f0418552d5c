import type { InstallRule } from './install-rule.ts';
import { isOurs, placeInWords } from './rule-words.ts';

const ruleAt = (organization: string, workspace: string | null = null): InstallRule => ({
  ...{ id: 'rul_1', rev: 1, effect: 'DENY', pluginId: null, publisherId: null },
  scope: { organization, workspace },
});

describe('where a rule holds', () => {
  it.each([
    ['fernhill', null, 'Your organization', true],
    ['fernhill', 'sales', 'Workspace sales', false],
    ['*', null, 'Every organization', false],
  ])('%s and workspace %s: %s', (organization, workspace, words, ours) => {
    const rule = ruleAt(organization, workspace);

    expect(placeInWords(rule)).toBe(words);
    expect(isOurs(rule)).toBe(ours);
  });
});
