import { z } from 'zod';
import { until } from '@guildhall/testing';
import type { OpenGuildhall } from './open-guildhall.ts';
import { readVersion, submitPlugin, type SubmittedVersion } from './submit-plugin.ts';

const ofVersion = z.object({
  version: z.object({ reviewCase: z.object({ id: z.string(), state: z.string() }).nullable() }),
});
const leased = z.object({ reviewCase: z.object({ id: z.string(), state: z.literal('LEASED') }) });
const decided = z.object({ reviewCase: z.object({ state: z.enum(['DECIDED', 'CLOSED']) }) });

export type Verdict =
  { verdict: 'APPROVE'; reason: string } | { verdict: 'REJECT'; reason: string; clauses: string[] };

/** The reviewer takes the version's case and decides it. */
export async function decideCase(
  guildhall: OpenGuildhall,
  versionId: string,
  verdict: Verdict,
): Promise<void> {
  const reviewer = guildhall.as('reviewer');
  const { version } = await reviewer.ask(
    'query ($id: ID!) { version(id: $id) { reviewCase { id state } } }',
    { id: versionId },
    ofVersion,
  );
  if (!version.reviewCase) throw new Error(`version ${versionId} has no case`);
  const caseId = version.reviewCase.id;
  await reviewer.perform(
    'leaseReviewCase',
    'ReviewCaseActionInput',
    'reviewCase { id state }',
    { caseId },
    leased,
  );
  await reviewer.perform(
    'decideReviewCase',
    'DecideReviewCaseInput',
    'reviewCase { state }',
    { caseId, ...verdict },
    decided,
  );
}

const told = z.object({ verdict: z.string(), decidedBy: z.string() });

/** What became of a version's case, and who decided it: a person, or `policy`. Null while nobody has. */
export async function readDecision(guildhall: OpenGuildhall, versionId: string) {
  const { version } = await guildhall
    .as('reviewer')
    .ask(
      'query ($id: ID!) { version(id: $id) { reviewCase { decision { verdict decidedBy } } } }',
      { id: versionId },
      z.object({ version: z.object({ reviewCase: z.object({ decision: told.nullable() }) }) }),
    );
  return version.reviewCase.decision;
}

/** Brings an example plugin to the shelf; where policy asks for a person or holds it back, the reviewer says yes. */
export async function publishPlugin(
  guildhall: OpenGuildhall,
  folder: string,
  persona: 'publisher' | 'publisher2' = 'publisher',
): Promise<SubmittedVersion> {
  const version = await submitPlugin(guildhall, persona, folder);
  if (version.state === 'IN_REVIEW' || version.state === 'QUARANTINED')
    await decideCase(guildhall, version.id, { verdict: 'APPROVE', reason: 'Read and tried.' });
  await until(`${folder} is published`, async () => {
    const { state } = await readVersion(guildhall, version.id);
    return state === 'PUBLISHED';
  });
  return readVersion(guildhall, version.id);
}
