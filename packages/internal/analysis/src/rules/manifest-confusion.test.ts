import { analyze } from '../analyze.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { manifestConfusion } from './manifest-confusion.ts';

describeRule(manifestConfusion, {
  reports: {
    'a program in place of the known one': '{"name":"a","version":"1.0.0","bin":{"npm":"./cli.js"}}',
    'a key written twice': '{"name":"a","version":"1.0.0","version":"2.0.0"}',
  },
  leaves: {
    'a program of its own': '{"name":"a","version":"1.0.0","bin":{"a":"./cli.js"}}',
  },
  file: 'package.json',
});

it('reports a published lockfile that takes packages from elsewhere', async () => {
  const lock = (file: string, resolved: string) =>
    analyze({
      files: new Map([
        ['package.json', '{"name":"a","version":"1.0.0","license":"MIT","dependencies":{"b":"1.0.0"}}'],
        [
          file,
          JSON.stringify({
            packages: { '': { name: 'a' }, 'node_modules/b': { version: '1.0.0', resolved } },
          }),
        ],
      ]),
    }).then(({ findings }) => findings.map(({ ruleId, file: at }) => `${ruleId} ${at}`));
  const elsewhere = 'https://packages.x.example/b/-/b-1.0.0.tgz';
  expect(await lock('npm-shrinkwrap.json', elsewhere)).toEqual(['manifest-confusion npm-shrinkwrap.json']);
  expect(await lock('package-lock.json', elsewhere)).toEqual([]);
});
