import { openSandbox } from '../open-sandbox.ts';
import { HostCallRefusal } from '../parent/refusal.ts';
import type { HostCalls } from '../invocation.ts';
import type { Sandbox } from '../sandbox.ts';
import { callOf, codeOf, digestOfCode } from '../testing/call-of.ts';
import { ENGINES } from '../testing/engines.ts';
import { recordInvocation } from './record-invocation.ts';
import { recording } from './recording.ts';
import { replayInvocation } from './replay-invocation.ts';

const GOLDEN = `const user = await api.host.call('crm.read', { id: payload.id, fields: ['name'] });
  const seen = await api.storage.get('seen');
  await api.storage.set('seen', (seen ?? 0) + 1);
  return { greeting: 'Hello ' + user.name, lucky: Math.random(), at: Date.now() };`;

const crm: HostCalls = ({ op }) => {
  if (op === 'crm.read') return Promise.resolve({ name: 'Ada' });
  if (op === 'storage.get') return Promise.resolve(4);
  return Promise.resolve(null);
};

describe.each(ENGINES)('a golden invocation in %s', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ engine, executors: 1 });
  });
  afterAll(() => sandbox.close());

  const record = (body: string, host = crm) =>
    recordInvocation(sandbox, callOf(body, { payload: { id: 'c1' } }), host);

  async function differences(golden: string, later: string, host = crm) {
    const { recording: recorded } = await record(golden, host);
    const code = codeOf(later);
    const candidate = {
      marketplaceId: 'mkt_a',
      installationId: 'ins_a',
      code,
      codeDigest: digestOfCode(code),
    };
    const replay = await replayInvocation(sandbox, recorded, candidate);
    return replay.differences.map(({ kind, op }) => (op === undefined ? kind : `${kind} ${op}`));
  }

  test('keeps the input, every call with its answer, and the result; all of it survives storage', async () => {
    const { recording: recorded, result } = await record(GOLDEN);
    expect(result.outcome).toBe('ok');
    expect(recorded).toMatchObject({ format: 1, functionName: 'run', payload: { id: 'c1' }, outcome: 'ok' });
    expect(recorded.calls.map(({ op }) => op)).toEqual(['crm.read', 'storage.get', 'storage.set']);
    expect(recording.parse(JSON.parse(JSON.stringify(recorded)))).toEqual(recorded);
  });

  test('shows no difference to itself, chance and time included', async () => {
    await expect(differences(GOLDEN, GOLDEN)).resolves.toEqual([]);
  });

  test('shows none to code that is written otherwise and does the same', async () => {
    const rewritten = GOLDEN.replace(
      "{ id: payload.id, fields: ['name'] }",
      "{ fields: ['name'], id: payload.id }",
    );
    await expect(differences(GOLDEN, `// refactored\n${rewritten}`)).resolves.toEqual([]);
  });

  test.each([
    ['another result', GOLDEN.replace('Hello ', 'Bye '), ['result']],
    ['a new call', `await api.fetch('https://x.example').catch(() => 0); ${GOLDEN}`, ['call-added fetch']],
    [
      'other arguments',
      GOLDEN.replace("['name']", "['name', 'email']"),
      [
        'call-added crm.read',
        'call-missing crm.read',
        'call-missing storage.get',
        'call-missing storage.set',
        'outcome',
      ],
    ],
    ['a call that is gone', GOLDEN.replace(/await api.storage.set.*;/, ''), ['call-missing storage.set']],
    [
      'an error',
      `if (payload.id === 'c1') throw new Error('no'); ${GOLDEN}`,
      ['call-missing crm.read', 'call-missing storage.get', 'call-missing storage.set', 'outcome'],
    ],
  ])('shows %s', async (_, later, expected) => {
    await expect(differences(GOLDEN, later)).resolves.toEqual(expected);
  });

  test('shows another order of the same calls', async () => {
    const two = (a: string, b: string) =>
      `await api.storage.get('${a}'); await api.storage.get('${b}'); return 1`;
    await expect(differences(two('x', 'y'), two('y', 'x'))).resolves.toEqual(['calls-reordered']);
  });

  test('replays refusals as refusals', async () => {
    const body = 'try { await api.storage.get("k") } catch (error) { return error.code }';
    const refuse: HostCalls = () => Promise.reject(new HostCallRefusal('NOT_GRANTED', 'No.'));
    await expect(differences(body, body, refuse)).resolves.toEqual([]);
  });

  test('never asks the host again', async () => {
    const asked: string[] = [];
    const host: HostCalls = (call) => {
      asked.push(call.op);
      return crm(call);
    };
    await differences(GOLDEN, GOLDEN, host);
    expect(asked).toEqual(['crm.read', 'storage.get', 'storage.set']);
  });
});
