import { analyzeText } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { SYNTAX_ERROR } from './syntax-error.ts';

describeRule(SYNTAX_ERROR, {
  reports: {
    'a declaration without a name': 'const = 1;',
    'a bracket that is never closed': 'function run() { return [1, 2;',
    'types in a file of JavaScript': 'const one: number = 1;',
  },
  leaves: {
    'the newest syntax': 'using file = open(); export { file as "a name" };',
    'a script for the command line': '#!/usr/bin/env node\nconsole.log(1);',
    'an empty file': '',
  },
});

it('a file that does not parse is told with its place', async () => {
  const { findings } = await analyzeText('const one = 1;\nconst = 2;');
  expect(findings).toMatchObject([{ ruleId: 'syntax-error', severity: 'medium', line: 2 }]);
});
