import { z } from 'zod';
import { decideCase } from '../lab/decide-case.ts';
import { PLACE } from '../lab/install-plugin.ts';
import { expect, test } from '../lab/journey.ts';
import { OPENING_MS, type OpenGuildhall } from '../lab/open-guildhall.ts';
import { openMarketplace } from '../lab/open-marketplace.ts';
import { runCli } from '../lab/run-cli.ts';
import { submitPlugin } from '../lab/submit-plugin.ts';

test.describe.configure({ mode: 'serial' });

const NAME = 'sunny.weather-glance';
const REASON = 'It reads the contact and sends it away inside the name of a picture.';
const CLAUSE = 'security/exfiltration';

let guildhall: OpenGuildhall;
test.beforeAll(async ({ house }) => {
  test.setTimeout(OPENING_MS);
  guildhall = await openMarketplace(house, 'refuse');
});
test.afterAll(() => guildhall.close());

test('a plugin that hides where it sends data is held, and nobody has run it', async () => {
  const run = await runCli(
    guildhall,
    'publisher2',
    'submit',
    'examples/plugins/hostile-exfiltrator',
    '--wait',
  );

  expect(run.code).toBe(5);
  expect(run.stdout).toContain('Held for a security decision');
  expect(run.stdout).toContain('OBFUSCATION');
  expect(run.stdout).toContain('https://tiles.collector.invalid');
});

test('the publisher is shown each finding at its line', async () => {
  const run = await runCli(guildhall, 'publisher2', 'findings', NAME, '--json');

  expect(run.code).toBe(1);
  const { findings } = z
    .object({ findings: z.array(z.object({ ruleId: z.string(), file: z.string(), line: z.number() })) })
    .parse(JSON.parse(run.stdout));
  const places = findings.map(({ ruleId, file, line }) => `${ruleId} ${file}:${line}`);
  expect(places).toEqual(
    expect.arrayContaining([
      'undeclared-origin src/tile-cache.ts:19',
      'hidden-name src/tile-cache.ts:22',
      'undeclared-origin src/tile-cache.ts:23',
    ]),
  );
});

test('what is held stands on no shelf', async () => {
  const { plugins } = await guildhall
    .as('orgAdmin')
    .ask(
      'query ($scope: ScopeInput!) { plugins(first: 50) { nodes { name installability(scope: $scope) { action } } } }',
      { scope: PLACE },
      z.object({ plugins: z.object({ nodes: z.array(z.object({ name: z.string() })) }) }),
    );

  expect(plugins.nodes.map(({ name }) => name)).not.toContain(NAME);
});

test('a reviewer rejects it under a clause, and the publisher reads both', async () => {
  const { id, state } = await submitPlugin(guildhall, 'publisher2', 'hostile-exfiltrator');
  expect(state).toBe('QUARANTINED');

  await decideCase(guildhall, id, { verdict: 'REJECT', reason: REASON, clauses: [CLAUSE] });

  await expect
    .poll(async () => (await runCli(guildhall, 'publisher2', 'status', NAME)).stdout)
    .toContain(REASON);
  const run = await runCli(guildhall, 'publisher2', 'status', NAME, '--json');
  expect(run.stdout).toContain('REJECTED');
  expect(run.stdout).toContain(CLAUSE);
});

test('a rejection without a clause is refused', async () => {
  const { id } = await submitPlugin(guildhall, 'publisher', 'quick-actions');

  const decided = decideCase(guildhall, id, { verdict: 'REJECT', reason: 'No.', clauses: [] });

  await expect(decided).rejects.toThrow('Name at least one policy clause');
});
