import { allow, block } from '../../event-outcome.ts';
import type { FunctionTable } from '../function-api.ts';
import { runFunction } from './run-function.ts';

const functions: FunctionTable = {
  echo: (payload) => payload,
  nothing: () => undefined,
  check: (payload) => (payload === 'bad' ? block('It is bad.') : allow()),
  count: async (_payload, { storage, log, now }) => {
    const before = await storage.get('count');
    await storage.set('count', Number(before) + 1);
    log('counted', { at: now });
    return { before };
  },
  list: async (_payload, { storage }) => {
    const { keys, more } = await storage.list({ prefix: 'a', limit: 2 });
    return { keys, more };
  },
  ask: async (payload, { fetch, secrets }) => {
    const headers = { authorization: `Bearer ${secrets.placeholder('KEY')}` };
    const response = await fetch(`https://api.example.com/${typeof payload === 'string' ? payload : ''}`, {
      headers,
    });
    return { ok: response.ok, answer: await response.json() };
  },
  call: (payload, { host }) => host.call('contacts.read', payload),
  tell: (_payload, { context, settings }) => ({ context, settings }),
  change: async (payload, { storage }) => {
    await storage.set('kept', payload);
    if (typeof payload === 'object' && payload !== null) Object.assign(payload, { later: true });
    return null;
  },
};

describe('a function in a test', () => {
  it('answers as JSON', async () => {
    expect((await runFunction(functions, 'echo', { a: [1, null] })).value).toEqual({ a: [1, null] });
    expect((await runFunction(functions, 'nothing')).value).toBeNull();
    expect((await runFunction(functions, 'check', 'bad')).value).toEqual({
      type: 'block',
      reason: 'It is bad.',
    });
  });

  it('stores and logs into the test', async () => {
    const run = await runFunction(functions, 'count', null, { storage: { count: 2 }, now: 7 });
    expect(run.value).toEqual({ before: 2 });
    expect(run.stored()).toEqual({ count: 3 });
    expect(run.logs).toEqual(['counted {"at":7}']);
    expect(run.calls.map(({ op }) => op)).toEqual(['storage.get', 'storage.set']);
  });

  it('lists keys in their order, and says when there are more', async () => {
    const storage = { a3: 1, a1: 1, b: 1, a2: 1 };
    expect((await runFunction(functions, 'list', null, { storage })).value).toEqual({
      keys: ['a1', 'a2'],
      more: true,
    });
  });

  it('reaches what the test answers, with placeholders instead of secrets', async () => {
    const run = await runFunction(functions, 'ask', 'acme', {
      fetch: { 'GET https://api.example.com/*': ({ url }) => ({ body: { url } }) },
    });
    expect(run.value).toEqual({ ok: true, answer: { url: 'https://api.example.com/acme' } });
    expect(run.requests).toMatchObject([{ headers: { authorization: 'Bearer {{secret:KEY}}' } }]);
  });

  it('is refused everything else, as it would be', async () => {
    await expect(runFunction(functions, 'ask', 'acme')).rejects.toMatchObject({
      code: 'ORIGIN_NOT_DECLARED',
    });
    await expect(runFunction(functions, 'call', { id: '1' })).rejects.toMatchObject({
      code: 'NOT_AVAILABLE',
    });
    await expect(runFunction(functions, 'toString')).rejects.toThrow('no function "toString"');
  });

  it('calls functions of the host that the test gives', async () => {
    const host = { 'contacts.read': () => ({ name: 'Ada' }) };
    expect((await runFunction(functions, 'call', { id: '1' }, { host })).value).toEqual({ name: 'Ada' });
  });

  it('is told context and settings', async () => {
    const told = { context: { trigger: 'CALL' }, settings: { strict: true } };
    expect((await runFunction(functions, 'tell', null, told)).value).toEqual(told);
  });

  it('cannot change what has crossed', async () => {
    expect((await runFunction(functions, 'change', { a: 1 })).stored()).toEqual({ kept: { a: 1 } });
  });
});
