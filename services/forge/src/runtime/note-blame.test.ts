import { aForgeWithFunctions } from '../testing/forge-with-functions.ts';
import type { TestForge } from '../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../testing/installed.ts';
import { hostAdmin } from '../testing/sessions.ts';

/** The share of the guilt that the next runs have, as their sandbox says; none when they were no trouble. */
let shares: (number | undefined)[] = [];
let forge: TestForge;

const open = async () => {
  ({ forge } = await aForgeWithFunctions(() => {
    const blame = shares.shift();
    return Promise.resolve(
      blame === undefined ? {} : { outcome: 'killed', message: 'Its process ended.', blame },
    );
  }));
  await installFunctions(forge);
};
beforeEach(async () => {
  shares = [];
  await open();
});
afterEach(() => forge.close());

/** Runs the function once after the other; how each run ended, or why it was refused. */
async function run(times: number): Promise<string[]> {
  const ends: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const { invokeFunction } = (await forge.ask(
      hostAdmin,
      `mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) {
        invocation { outcome } userErrors { code } } }`,
      { input: { installationId: INSTALLATION, function: 'greet' } },
    )) as { invokeFunction: { invocation: { outcome: string } | null; userErrors: { code: string }[] } };
    ends.push(invokeFunction.invocation?.outcome ?? invokeFunction.userErrors[0]?.code ?? 'nothing');
  }
  return ends;
}

describe('a release whose runs took processes along', () => {
  it('is in quarantine after the third, whichever processes those were', async () => {
    // No sandbox here has seen more than it tells: what adds up is in the database.
    shares = [1, undefined, 1, 1];
    expect(await run(5)).toEqual(['KILLED', 'OK', 'KILLED', 'KILLED', 'QUARANTINED']);
    expect(await forge.rows('SELECT kills FROM quarantine')).toEqual([{ kills: 3 }]);
  });

  it('is not blamed alone for what it shares with others', async () => {
    shares = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    expect(await run(7)).toEqual([...Array.from({ length: 6 }, () => 'KILLED'), 'QUARANTINED']);
  });

  it('is forgiven after an hour', async () => {
    shares = [1, 1];
    await run(2);
    await forge.rows("UPDATE function_kill SET at = at - interval '61 minutes'");
    shares = [1];
    expect(await run(2)).toEqual(['KILLED', 'OK']);
    expect(await forge.rows('SELECT count(*)::int AS kept FROM function_kill')).toEqual([{ kept: 1 }]);
  });

  it('begins anew when somebody lets it out', async () => {
    shares = [1, 1, 1];
    await run(3);
    await forge.rows('UPDATE quarantine SET released_at = now()');
    shares = [1, 1];
    expect(await run(3)).toEqual(['KILLED', 'KILLED', 'OK']);
  });
});
