import { ask, textAt } from './ask.ts';
import { MARKER, type Builder } from './build-world.ts';

const text = (words: string) => `${MARKER} ${words}`;

/** A version whose checks end in an error, because it was written for a host that is not here. */
export async function stumble({ act, submit, untilVersion }: Builder): Promise<void> {
  const versionId = await submit({ name: 'marked.chart', version: '0.8.0', surface: 'nowhere' });
  await untilVersion(versionId, 'CHECK_ERROR');
  await act('publisher', 'retryVersionChecks', { versionId, reason: text('retry') });
}

/** Further versions that need a person: one approved after questions, one still open. */
export async function review(world: Builder): Promise<void> {
  const { act, ids, submit, untilVersion } = world;
  const asking = await submit({
    name: 'marked.chart',
    version: '1.1.0',
    pins: true,
    required: ['notes:read', 'notes:list'],
    origins: ['https://api.marked.invalid', 'https://more.marked.invalid'],
  });
  await untilVersion(asking, 'IN_REVIEW');
  const caseId = await openCase(world, asking);
  await act('reviewer', 'leaseReviewCase', { caseId });
  await act('reviewer', 'releaseReviewCase', { caseId });
  await act('reviewer', 'leaseReviewCase', { caseId });
  await act('reviewer', 'decideReviewCase', { caseId, verdict: 'APPROVE', reason: text('fine') });
  await untilVersion(asking, 'PUBLISHED');
  ids['update'] = asking;
  await act('hostAdmin', 'updateInstallation', { installationId: ids['installation'], reason: text('now') });

  const risky = (ids['version'] = await submit({
    name: 'marked.chart',
    version: '1.2.0',
    pins: true,
    required: ['notes:read', 'notes:list'],
    origins: ['https://api.marked.invalid'],
    code: `export const run = (text: string) => new Function(text)(); // ${MARKER}\nexport const ping = () => fetch('https://api.marked.invalid/ping');`,
  }));
  await untilVersion(risky, 'IN_REVIEW');
  ids['decision'] = await firstDecision(world, risky);
  const open = (ids['case'] = await openCase(world, risky));
  await act('reviewer', 'leaseReviewCase', { caseId: open });
  await act('reviewer', 'askPublisher', { caseId: open, text: text('why?') });
  await act('publisher', 'replyToReviewCase', { caseId: open, text: text('because') });
  await act('reviewer', 'leaseReviewCase', { caseId: open });
}

async function openCase({ graphql, tokens }: Builder, versionId: string): Promise<string> {
  const { data } = await ask(
    graphql,
    tokens.owner,
    'query ($id: ID!) { version(id: $id) { reviewCase { id } } }',
    { id: versionId },
  );
  return textAt(data, 'version.reviewCase.id');
}

async function firstDecision({ graphql, tokens }: Builder, versionId: string): Promise<string> {
  const { data } = await ask(
    graphql,
    tokens.owner,
    'query ($id: ID!) { version(id: $id) { decisions { nodes { id } } } }',
    { id: versionId },
  );
  return textAt(data, 'version.decisions.nodes.id');
}
