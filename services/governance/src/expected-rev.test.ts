import type { Session } from '@guildhall/authz';
import { readSubgraph } from '@guildhall/schema';
import { guardedMutations, twoAtOnce } from '@guildhall/testing';
import { z } from 'zod';
import { openHarness, type Harness } from './testing/harness.ts';
import { aReviewedVersion, aWorld, type World } from './testing/world.ts';

/** Who acts, on which row of which table, and what else they say. */
interface Case {
  by: Session;
  table: 'policy' | 'restriction' | 'review_case' | 'settings';
  id: string;
  input: Record<string, unknown>;
}

const GUARDED = guardedMutations(readSubgraph('governance'));
const payload = z.object({
  userErrors: z.array(
    z.object({ code: z.string(), message: z.string(), field: z.array(z.string()).nullable() }),
  ),
});

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

async function perform(by: Session, name: string, type: string, input: object) {
  const source = `mutation ($input: ${type}!) { payload: ${name}(input: $input) { userErrors { code message field } } }`;
  const { data, errors } = await harness.ask(by, source, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return payload.parse(data?.['payload']).userErrors;
}
const guarded = (by: Session, name: string, input: object) =>
  perform(by, name, GUARDED.get(name) ?? '', input);

async function onCase(world: World, ...before: [by: Session, name: string, more: object][]) {
  const { caseId } = await aReviewedVersion(world);
  for (const [by, name, more] of before) expect(await guarded(by, name, { caseId, ...more })).toEqual([]);
  return (by: Session, more: object = {}): Case => ({
    ...{ by, table: 'review_case', id: caseId, input: { caseId, ...more } },
  });
}

async function onRestriction(world: World, kind: string, target: { type: string; id: string }) {
  const input = { kind, target, clause: 'security.1', reason: 'It sends contacts away.' };
  expect(await perform(world.reviewer, 'imposeRestriction', 'ImposeRestrictionInput', input)).toEqual([]);
  const [row] = await harness.rows<{ id: string }>(
    'SELECT id FROM restriction WHERE marketplace_id = $1',
    world.id,
  );
  const id = row?.id ?? '';
  return {
    by: world.second,
    ...{ table: 'restriction', id, input: { restrictionId: id, reason: 'Looked at again.' } },
  } satisfies Case;
}

async function onPolicy(world: World, more: object): Promise<Case> {
  const [row] = await harness.rows<{ id: string }>(
    'SELECT id FROM policy WHERE marketplace_id = $1',
    world.id,
  );
  const policyId = row?.id ?? '';
  return { by: world.owner, table: 'policy', id: policyId, input: { policyId, ...more } };
}

const CASES: Record<string, (world: World) => Promise<Case>> = {
  leaseReviewCase: async (world) => (await onCase(world))(world.reviewer),
  releaseReviewCase: async (world) =>
    (await onCase(world, [world.reviewer, 'leaseReviewCase', {}]))(world.reviewer),
  askPublisher: async (world) =>
    (await onCase(world, [world.reviewer, 'leaseReviewCase', {}]))(world.reviewer, { text: 'Why?' }),
  replyToReviewCase: async (world) => {
    const asked = await onCase(
      world,
      [world.reviewer, 'leaseReviewCase', {}],
      [world.reviewer, 'askPublisher', { text: 'Why?' }],
    );
    return asked(world.member, { text: 'To fetch rates.' });
  },
  decideReviewCase: async (world) =>
    (await onCase(world, [world.reviewer, 'leaseReviewCase', {}]))(world.reviewer, {
      verdict: 'APPROVE',
      reason: 'Fine.',
    }),
  confirmRestriction: (world) =>
    onRestriction(world, 'PUBLISHER_BAN', { type: 'PUBLISHER', id: world.publisherId }),
  refuseRestriction: (world) =>
    onRestriction(world, 'PUBLISHER_BAN', { type: 'PUBLISHER', id: world.publisherId }),
  liftRestriction: (world) => onRestriction(world, 'WARN', { type: 'PLUGIN', id: world.pluginId }),
  createPolicyRevision: (world) => onPolicy(world, { rules: [], defaultVerdict: 'REVIEW' }),
  activatePolicyRevision: (world) => onPolicy(world, { number: 1, mode: 'OBSERVE' }),
  changeMarketplaceSettings: async (world) => {
    const input = { auditSamplePerMille: 1 };
    expect(await guarded(world.owner, 'changeMarketplaceSettings', input)).toEqual([]);
    return { by: world.owner, table: 'settings', id: world.id, input };
  },
};

it('has a case for every mutation of governance that is guarded by a revision', () => {
  expect(Object.keys(CASES).sort()).toEqual([...GUARDED.keys()].sort());
});

describe.each(Object.entries(CASES))('of two who call %s at the same revision', (name, arrange) => {
  it('one wins; the other is told the revision of now and has written nothing', async () => {
    const { by, table, id, input } = await arrange(await aWorld(harness));
    const rev = await revOf(table, id);

    const { winner, loser } = await twoAtOnce(
      (requestId) => guarded({ ...by, requestId }, name, { ...input, expectedRev: rev }),
      (sql, values) => harness.rows(sql, ...values),
    );

    expect(winner).toMatchObject({ errors: [] });
    expect(winner.wrote).toBeGreaterThan(0);
    const message: unknown = expect.stringContaining(`is at revision ${await revOf(table, id)} now`);
    expect(loser).toEqual({ errors: [{ code: 'CONFLICT', field: ['expectedRev'], message }], wrote: 0 });
  });
});

async function revOf(table: Case['table'], id: string): Promise<number> {
  const [row] = await harness.rows<{ rev: number }>(
    `SELECT rev FROM ${table} WHERE ${table === 'settings' ? 'marketplace_id' : 'id'} = $1`,
    id,
  );
  return row?.rev ?? -1;
}
