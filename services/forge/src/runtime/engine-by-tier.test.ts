import { installationChanged, trustChanged } from '@guildhall/schema';
import type { EngineName } from '@guildhall/sandbox';
import { aForgeWithFunctions, type TestSandbox } from '../testing/forge-with-functions.ts';
import type { TestForge } from '../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../testing/installed.ts';
import { hostAdmin, someone } from '../testing/sessions.ts';
import { PUBLISHER } from '../testing/states.ts';
import { engineTable } from './engine-table.ts';

let forge: TestForge;
let sandbox: TestSandbox;
beforeEach(async () => {
  const table = engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm' });
  ({ forge, sandbox } = await aForgeWithFunctions(undefined, table));
});
afterEach(() => forge.close());

let said = 0;
const trust = (tier: number, over: object = {}) =>
  forge.hear(trustChanged, { publisherId: PUBLISHER, tier, restricted: false, rev: ++said, ...over });

/** Which engine runs a function now. */
async function runs(): Promise<EngineName | undefined> {
  const input = { installationId: INSTALLATION, function: 'greet' };
  await forge.ask(
    hostAdmin,
    'mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) { userErrors { code } } }',
    { input },
  );
  return sandbox.engines.at(-1);
}

describe('a function', () => {
  it('of a publisher nobody has said anything about runs where strangers run', async () => {
    await installFunctions(forge);
    expect(await runs()).toBe('quickjs');
  });

  it.each([
    [0, 'quickjs'],
    [2, 'quickjs'],
    [3, 'isolated-vm'],
    [4, 'isolated-vm'],
  ])('of a publisher of tier %s runs in %s', async (tier, engine) => {
    await installFunctions(forge);
    await trust(tier);
    expect(await runs()).toBe(engine);
  });

  it('is back among strangers as soon as its publisher is restricted', async () => {
    await installFunctions(forge);
    await trust(4);
    expect(await runs()).toBe('isolated-vm');
    await trust(4, { restricted: true });
    expect(await runs()).toBe('quickjs');
  });

  it('is judged by the newest word, in whatever order words come', async () => {
    await installFunctions(forge);
    await trust(0, { rev: 20 });
    await trust(4, { rev: 19 });
    expect(await runs()).toBe('quickjs');
  });

  it('gains nothing by the trust in another publisher, or in a namesake elsewhere', async () => {
    await installFunctions(forge);
    await trust(4, { publisherId: 'pub_other' });
    const state = { publisherId: PUBLISHER, tier: 4, restricted: false, rev: 1 };
    await forge.hear(trustChanged, state, 'mkt_other');
    expect(await runs()).toBe('quickjs');
  });

  it('is judged by the publisher its installation names', async () => {
    const state = await installFunctions(forge);
    await trust(4, { publisherId: 'pub_other' });
    await forge.hear(installationChanged, { ...state, publisherId: 'pub_other', rev: 2 });
    expect(await runs()).toBe('isolated-vm');
  });
});

describe('without another engine in the table', () => {
  it('no tier leaves the one there is', async () => {
    const plain = await aForgeWithFunctions();
    await forge.close();
    ({ forge, sandbox } = plain);
    await installFunctions(forge);
    await trust(4);
    expect(await runs()).toBe('quickjs');
  });
});

describe('health', () => {
  it('names the layers of each engine and whose functions it runs', async () => {
    const answer = await forge.ask(
      someone('act_owner', ['owner']),
      '{ runtimeHealth { engine layers engines { name tiers layers executors problem } } }',
    );
    expect(answer).toEqual({
      runtimeHealth: {
        ...{ engine: 'quickjs', layers: ['wasm', 'process'] },
        engines: [
          { name: 'quickjs', tiers: [0, 1, 2], layers: ['wasm', 'process'], executors: 1, problem: null },
          { name: 'isolated-vm', tiers: [3, 4], layers: ['isolate', 'process'], executors: 1, problem: null },
        ],
      },
    });
  });
});
