import type { Session } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import fc from 'fast-check';
import type { Context } from '../../context.ts';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { aReviewedVersion, aWorld, type World } from '../../testing/world.ts';
import { askPublisher } from './ask-publisher.ts';
import { CASE_DUE } from './case-clock.ts';
import { leaseCase } from './lease-case.ts';
import { releaseCase } from './release-case.ts';
import { replyToCase } from './reply-to-case.ts';
import type { ReviewCase } from './review-case.ts';

let harness: Harness;
let world: World;
let caseId: string;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const STEPS = [
  'lease',
  'release',
  'ask',
  'reply',
  'leaseRunsOut',
  'answerStaysOut',
  'nobodyDecides',
] as const;

describe('a case that is not over', () => {
  it('has a due date, and an alarm that will ring, whatever people and time do to it (I21)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 3, maxLength: 8 }), async (steps) => {
        world = await aWorld(harness);
        ({ caseId } = await aReviewedVersion(world));
        for (const step of steps) {
          await take(step);
          expect({ step, ...(await clockOf()) }).toMatchObject({ due: true, rings: true });
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

function take(step: (typeof STEPS)[number]): Promise<unknown> {
  const acts = {
    lease: () => as(world.reviewer, leaseCase, {}),
    release: () => as(world.reviewer, releaseCase, {}),
    ask: () => as(world.reviewer, askPublisher, { text: 'Why the network?' }),
    reply: () => as(world.member, replyToCase, { text: 'To fetch rates.' }),
    leaseRunsOut: () => ring(CASE_DUE.lease),
    answerStaysOut: () => ring(CASE_DUE.answer),
    nobodyDecides: () => ring(CASE_DUE.overdue),
  };
  return acts[step]();
}

function as<Input extends object>(
  by: Session,
  use: (ctx: Context, input: Input & { caseId: string }) => Promise<Result<ReviewCase>>,
  input: Input,
) {
  return harness.units.run(by, (ctx) => ctx.mutations.run('test', {}, () => use(ctx, { ...input, caseId })));
}

/** As if its time had come. */
async function ring(kind: string): Promise<void> {
  await harness.rows('UPDATE due SET at = now() WHERE subject_id = $1 AND kind = $2', caseId, kind);
  await harness.rows(
    "UPDATE review_case SET due_at = now() WHERE id = $1 AND $2 = 'case.overdue'",
    caseId,
    kind,
  );
  await harness.rows(
    `UPDATE review_case SET lease_expires_at = now() - interval '1 s' WHERE id = $1 AND lease_expires_at IS NOT NULL AND $2 = 'case.lease'`,
    caseId,
    kind,
  );
  await harness.doDue(world.id);
}

async function clockOf(): Promise<{ due: boolean; rings: boolean }> {
  const [row] = await harness.rows<{ due: boolean; escalated: boolean; alarmed: boolean }>(
    `SELECT due_at IS NOT NULL AS due, escalated,
            EXISTS (SELECT 1 FROM due d WHERE d.marketplace_id = c.marketplace_id AND d.subject_id = c.id) AS alarmed
     FROM review_case c WHERE id = $1`,
    caseId,
  );
  // One that is escalated has rung already, and stands first in the queue until somebody takes it.
  return { due: row?.due === true, rings: row?.alarmed === true || row?.escalated === true };
}
