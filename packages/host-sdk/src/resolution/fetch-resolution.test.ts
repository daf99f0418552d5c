import { createHash } from 'node:crypto';
import { RESOLVE_CONTRIBUTIONS } from '../documents.ts';
import { contributionOf } from '../testing/builders.ts';
import { accessTo, serve } from '../testing/serve.ts';
import { fetchResolution } from './fetch-resolution.ts';

const SCOPE = { host: 'crm', organization: 'acme', user: 'ada' };
const resolution = (parts: object = {}) => ({
  etag: 'e1',
  feedSeq: 4,
  epoch: 2,
  validUntil: null,
  contributions: [{ ...contributionOf(), kind: 'VIEW' }],
  ...parts,
});
const answering = (answer: unknown, status = 200) =>
  serve((_request, response) => response.writeHead(status).end(JSON.stringify(answer)));
const fetchFrom = (server: { origin: string }, etag: string | null = null) =>
  fetchResolution(accessTo(server), SCOPE, etag, new AbortController().signal);

describe('fetching the resolution', () => {
  it('asks for the scope and reads the answer', async () => {
    await using server = await answering({ data: { resolveContributions: resolution() } });
    const answer = await fetchFrom(server);
    expect(JSON.parse(JSON.stringify(answer?.resolution))).toEqual({
      ...resolution(),
      contributions: [contributionOf()],
    });
    const [request] = server.requests;
    expect(request?.headers).toMatchObject({ authorization: 'Bearer token-1' });
    const { searchParams } = new URL(request?.url ?? '', server.origin);
    const hash = createHash('sha256').update(RESOLVE_CONTRIBUTIONS).digest('hex');
    expect(searchParams.get('documentId')).toBe(`sha256:${hash}`);
    expect(JSON.parse(searchParams.get('variables') ?? '')).toEqual({ scope: SCOPE, points: null });
  });

  it('remembers what the gateway calls the answer', async () => {
    await using server = await serve((_request, response) =>
      response
        .writeHead(200, { etag: '"e1.2.4"' })
        .end(JSON.stringify({ data: { resolveContributions: resolution() } })),
    );
    expect(await fetchFrom(server)).toMatchObject({ etag: '"e1.2.4"' });
  });

  it.each([404, 405])('sends the document to a gateway that answers its hash with %d', async (status) => {
    await using server = await serve((request, response) =>
      request.method === 'GET'
        ? response.writeHead(status).end('{}')
        : response.end(JSON.stringify({ data: { resolveContributions: resolution() } })),
    );
    expect(await fetchFrom(server)).toMatchObject({ resolution: { etag: 'e1' } });
    expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual({
      query: RESOLVE_CONTRIBUTIONS,
      variables: { scope: SCOPE, points: null },
    });
  });

  it('is told when nothing changed', async () => {
    await using server = await answering({}, 304);
    await expect(fetchFrom(server, 'e1')).resolves.toBeNull();
    expect(server.requests[0]?.headers['if-none-match']).toBe('e1');
  });

  it('passes on what the marketplace says went wrong', async () => {
    await using server = await answering({ data: null, errors: [{ message: 'No such organization.' }] });
    await expect(fetchFrom(server)).rejects.toThrow('No such organization.');
  });

  it.each<[string, object]>([
    ['a contribution without a version', { contributions: [{ ...contributionOf(), versionId: null }] }],
    ['a when clause it cannot read', { contributions: [{ ...contributionOf(), when: { op: 'exec' } }] }],
    ['a bundle without a digest', { contributions: [{ ...contributionOf(), bundle: { url: '/x' } }] }],
    ['no feed position', { feedSeq: null }],
    ['no contributions', { contributions: null }],
  ])('refuses an answer with %s whole', async (_name, parts) => {
    await using server = await answering({ data: { resolveContributions: resolution(parts) } });
    await expect(fetchFrom(server)).rejects.toThrow('The marketplace answered with');
  });
});
