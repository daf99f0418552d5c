import { readSubgraph } from '@guildhall/schema';
import { guardedMutations, twoAtOnce } from '@guildhall/testing';
import { z } from 'zod';
import { anEntry } from './testing/advisories.ts';
import { aForge, type TestForge } from './testing/harness.ts';
import { someone } from './testing/sessions.ts';

/** At which revision somebody acts, and what else they say. */
interface Case {
  rev: number;
  input: Record<string, unknown>;
}

const GUARDED = guardedMutations(readSubgraph('forge'));
const owner = someone('act_owner', ['owner']);
const userErrors = z.array(
  z.object({ code: z.string(), message: z.string(), field: z.array(z.string()).nullable() }),
);
const made = z.object({ payload: z.object({ customRule: z.object({ id: z.string() }) }) });
const definitionOf = (id: string, pattern = 'console.info($WHAT)') =>
  `id: ${id}\nmessage: say nothing\nseverity: high\nlanguage: TypeScript\nrule:\n  pattern: ${pattern}\n`;

let forge: TestForge;
beforeAll(async () => {
  forge = await aForge();
});
afterAll(() => forge.close());

/** A rule that only watches, with something new to say about it. */
async function onRule(id: string, more: object): Promise<Case> {
  const source = `mutation ($input: CreateCustomRuleInput!) {
    payload: createCustomRule(input: $input) { customRule { id } } }`;
  const answer = await forge.ask(owner, source, { input: { definition: definitionOf(id) } });
  return { rev: 1, input: { ruleId: made.parse(answer).payload.customRule.id, ...more } };
}
const unsaid = (input: Record<string, unknown>) => (): Promise<Case> => Promise.resolve({ rev: 0, input });

const CASES: Record<string, () => Promise<Case>> = {
  importAdvisories: unsaid({ entries: [anEntry('words')] }),
  updateCustomRule: () => onRule('no-life', { definition: definitionOf('no-life', 'console.warn($WHAT)') }),
  changeCustomRuleState: () => onRule('no-noise', { state: 'ENFORCE' }),
  setCheckProfile: unsaid({ checks: [{ name: 'dependencies', required: false }] }),
  setLicencePolicy: unsaid({ deny: ['GPL-*'] }),
  setRuleCohorts: unsaid({ cohorts: [{ kind: 'RULE', name: 'file-access', tiers: [0] }] }),
  setSigstoreTrust: unsaid({ trustedRoot: null }),
};

it('has a case for every mutation of forge that is guarded by a revision', () => {
  expect(Object.keys(CASES).sort()).toEqual([...GUARDED.keys()].sort());
});

describe.each(Object.entries(CASES))('of two who call %s at the same revision', (name, arrange) => {
  it('one wins; the other is told the revision of now and has written nothing', async () => {
    const { rev, input } = await arrange();
    const source = `mutation ($input: ${GUARDED.get(name) ?? ''}!) {
      payload: ${name}(input: $input) { userErrors { code message field } } }`;
    const shape = z.object({ payload: z.object({ userErrors }) });
    const variables = { input: { ...input, expectedRev: rev } };

    const { winner, loser } = await twoAtOnce(
      async (requestId) =>
        shape.parse(await forge.ask({ ...owner, requestId }, source, variables)).payload.userErrors,
      (sql, values) => forge.rows(sql, values),
    );

    expect(winner).toMatchObject({ errors: [] });
    expect(winner.wrote).toBeGreaterThan(0);
    const message: unknown = expect.stringContaining(`is at revision ${rev + 1} now; read it again`);
    expect(loser).toEqual({ errors: [{ code: 'CONFLICT', field: ['expectedRev'], message }], wrote: 0 });
  });
});
