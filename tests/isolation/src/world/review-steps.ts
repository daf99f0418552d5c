import { ask, textAt, valuesAt } from './ask.ts';
import { MARKER, type Builder } from './build-world.ts';
import { keyOfABuild } from './trusted-build.ts';

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

  world.tokens.build = await keyOfABuild(world);
  const source = {
    name: 'marked.chart',
    version: '1.2.0',
    pins: true,
    required: ['notes:read', 'notes:list'],
    origins: ['https://api.marked.invalid'],
    code: `export const run = (text: string) => new Function(text)(); // ${MARKER}\nexport const ping = () => fetch('https://api.marked.invalid/ping');\nexport const show = (el: Element) => { el.innerHTML = localStorage.getItem('${MARKER}') ?? ''; };\nexport const look = ({ api }: { api: any }) => api.host.call('${MARKER}.read');`,
  };
  const risky = (ids['version'] = await submit(source, 'AUTO', 'build'));
  await untilVersion(risky, 'IN_REVIEW');
  ids['decision'] = await firstDecision(world, risky);
  const open = (ids['case'] = await openCase(world, risky));
  await act('reviewer', 'leaseReviewCase', { caseId: open });
  await act('reviewer', 'askPublisher', { caseId: open, text: text('why?') });
  await act('publisher', 'replyToReviewCase', { caseId: open, text: text('because') });
  await act('reviewer', 'leaseReviewCase', { caseId: open });
  await accept(world, risky);
  await read(world);
}

/** What the publisher was told in all of this. */
async function read({ act, graphql, tokens }: Builder): Promise<void> {
  const { data } = await ask(graphql, tokens.publisher, '{ notices(first: 100) { nodes { id } } }');
  const newest = valuesAt(data, ['notices', 'nodes', 'id'])[0];
  await act('publisher', 'markNoticesRead', { ids: [newest] });
}

/** Findings that a reviewer takes as they are: one for good, one for a while. */
async function accept({ act, graphql, tokens }: Builder, versionId: string): Promise<void> {
  const { data } = await ask(
    graphql,
    tokens.owner,
    'query ($id: ID!) { version(id: $id) { findings(first: 50) { nodes { id excerpt } } } }',
    { id: versionId },
  );
  const nodes = ['version', 'findings', 'nodes'];
  const marked = valuesAt(data, [...nodes, 'excerpt']).findIndex((excerpt) =>
    String(excerpt).includes(MARKER),
  );
  const findingId = String(valuesAt(data, [...nodes, 'id'])[marked]);
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const given = { versionId, findingId, reason: text('accepted'), expiresAt };
  await act('reviewer', 'acceptFinding', given);
  await act('reviewer', 'withdrawFindingAcceptance', { versionId, findingId, reason: text('not any more') });
  await act('reviewer', 'acceptFinding', given);
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
