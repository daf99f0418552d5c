import { analyze } from '../analyze.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { licenceRefused } from './licence-refused.ts';

it('reads the text where package.json names no licence itself', async () => {
  const said = async (license: string, text: string) => {
    const files = new Map([
      ['package.json', JSON.stringify({ name: 'a', license })],
      ['LICENSE.md', text],
    ]);
    const { findings } = await analyze({ files });
    return findings.flatMap(({ ruleId, severity, file }) =>
      severity === 'high' ? [`${ruleId} ${file}`] : [],
    );
  };
  expect(await said('SEE LICENSE IN LICENSE.md', '# GNU Affero General Public License\n')).toEqual([
    'licence-refused LICENSE.md',
  ]);
  expect(await said('SEE LICENSE IN LICENSE.md', '# Mozilla Public License 2.0\n')).toEqual([]);
});

describeRule(licenceRefused, {
  reports: {
    'a licence that asks for the source of servers': '{"name":"a","license":"AGPL-3.0-only"}',
    'no licence at all for anyone': '{"name":"a","license":"UNLICENSED"}',
  },
  leaves: {
    'a common one': '{"name":"a","license":"MIT"}',
    'a choice': '{"name":"a","license":"(AGPL-3.0-only OR MIT)"}',
  },
  file: 'package.json',
});
