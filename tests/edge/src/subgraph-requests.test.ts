import { SUBGRAPHS } from '@guildhall/schema';
import { post } from './client.ts';
import { shared } from './deployment.ts';
import { openRecorder, type Recorded, type Recorder } from './recorder.ts';

/** What subgraphs are sent when a caller asks: the question, a passport, the request's id and its place in a trace. */
const deployed = shared();
const recorders = new Map<string, Recorder>();
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLERS_SPAN = 'b7ad6b7169203331';
let requestId: string | null;
let asked: Recorded[];

beforeAll(async () => {
  const { subgraphs } = deployed.guildhall.deployment.gateway;
  for (const name of SUBGRAPHS) recorders.set(name, await openRecorder(subgraphs[name]));
  const url = (name: string) => recorders.get(name)?.url ?? '';
  const gateway = await deployed.gateway({
    subgraphs: {
      ...{ catalog: url('catalog'), forge: url('forge') },
      ...{ governance: url('governance'), installation: url('installation') },
    },
  });
  const answer = await post(gateway.url, {
    token: deployed.token('owner'),
    body: { query: '{ viewer { actorId } policies { id } hosts { id } artifact(sha256: "x") { sha256 } }' },
    headers: {
      traceparent: `00-${TRACE}-${CALLERS_SPAN}-01`,
      cookie: 'session=1',
      'x-forwarded-for': '10.0.0.1',
    },
  });
  requestId = answer.headers.get('x-request-id');
  asked = SUBGRAPHS.flatMap((name) => recorders.get(name)?.asked ?? []);
});
afterAll(async () => {
  await deployed.close();
  for (const recorder of recorders.values()) await recorder.close();
});

describe('each subgraph that a question reaches', () => {
  it('is asked once', () => {
    expect(SUBGRAPHS.map((name) => recorders.get(name)?.asked.length)).toEqual([1, 1, 1, 1]);
  });

  it('hears the id that the caller is told', () => {
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked.map(({ headers }) => headers['x-request-id'])).toEqual(SUBGRAPHS.map(() => requestId));
  });

  it('goes on with the caller’s trace, under a span of the gateway', () => {
    const parents = asked.map(({ headers }) => String(headers['traceparent']).split('-'));
    for (const [version, traceId, spanId, flags] of parents) {
      expect([version, traceId, flags]).toEqual(['00', TRACE, '01']);
      expect(spanId).toMatch(/^[0-9a-f]{16}$/);
      expect(spanId).not.toBe(CALLERS_SPAN);
    }
  });

  it('gets a passport of its own, and nothing of what the caller sent beside the question', () => {
    const passports = asked.map(({ headers }) => headers['x-guildhall-passport']);
    expect(new Set(passports).size).toBe(SUBGRAPHS.length);
    for (const { headers, body } of asked) {
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('x-forwarded-for');
      expect(Object.keys(JSON.parse(body) as object)).toEqual(expect.arrayContaining(['query']));
    }
  });
});
