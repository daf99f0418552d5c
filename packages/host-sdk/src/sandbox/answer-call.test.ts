import type { Json } from '@guildhall/plugin-sdk/wire';
import type { HostServices } from '../host.ts';
import { contributionOf } from '../testing/builders.ts';
import { answerCall, type CallTargets } from './answer-call.ts';

const caller = {
  installationId: 'ins_1',
  pluginId: 'plg_1',
  grants: ['contacts:read'],
  contribution: contributionOf(),
};

const targets = (services: HostServices = {}, more: Partial<CallTargets> = {}): CallTargets => ({
  surfaceApis: [
    { name: 'contacts.read', permission: 'contacts:read' },
    { name: 'contacts.write', permission: 'contacts:write' },
    { name: 'time.now' },
  ],
  apis: {
    'contacts.read': (params, { installationId }) => ({ params, installationId }),
    'contacts.write': () => 'written',
    'time.now': () => 12,
    hidden: () => 'secret',
  },
  services,
  ...more,
});
const hostCall = (name: Json, params: Json = null, to = targets()) =>
  answerCall('host.call', { name, params }, caller, to);

describe("answering a plugin's call", () => {
  it('hands params and the true caller to the function of the host', async () => {
    const answer = await hostCall('contacts.read', { id: 1, installationId: 'ins_other' });
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      params: { id: 1, installationId: 'ins_other' },
      installationId: 'ins_1',
    });
  });

  it('refuses what was not granted', async () => {
    await expect(hostCall('contacts.write')).rejects.toMatchObject({ code: 'NOT_GRANTED' });
  });

  it('answers what costs no permission', async () => {
    await expect(hostCall('time.now')).resolves.toBe(12);
  });

  it.each(['hidden', 'nothing', 'constructor', '__proto__', 'toString'])(
    'knows no function %s',
    async (name) => {
      await expect(hostCall(name)).rejects.toMatchObject({ code: 'UNKNOWN_API' });
    },
  );

  it.each(['eval', 'constructor', '__proto__'])('knows no method %s', async (method) => {
    await expect(answerCall(method, null, caller, targets())).rejects.toMatchObject({
      code: 'UNKNOWN_METHOD',
    });
  });

  it('passes on what the function of the host throws', async () => {
    const apis = { 'time.now': () => Promise.reject(new Error('The clock stopped.')) };
    await expect(hostCall('time.now', null, targets({}, { apis }))).rejects.toThrow('The clock stopped.');
  });

  it('refuses params that are none', async () => {
    await expect(answerCall('host.call', 'contacts.read', caller, targets())).rejects.toMatchObject({
      code: 'BAD_PARAMS',
    });
  });

  it('says that a page has no network, and what has', async () => {
    const call = answerCall('fetch', { url: 'https://example.com' }, caller, targets());
    await expect(call).rejects.toThrow('fetch in a function on the server');
  });

  it('hands a request to the proxy of the host, and nothing but its parts', async () => {
    const fetchProxy: NonNullable<HostServices['fetchProxy']> = async (request) => ({
      status: 200,
      headers: {},
      body: JSON.stringify(request),
    });
    const request = {
      url: 'https://example.com',
      method: 'POST',
      headers: { a: 1 },
      body: 'x',
      credentials: 'include',
    };
    const answer = await answerCall('fetch', request, caller, targets({ fetchProxy }));
    expect(JSON.parse(JSON.stringify(answer))).toMatchObject({
      body: JSON.stringify({ url: 'https://example.com', method: 'POST', headers: { a: '1' }, body: 'x' }),
    });
  });

  it('keeps values where the host keeps them, and says so where it does not', async () => {
    const kept = new Map<string, Json>();
    const storage: HostServices['storage'] = {
      get: async (key) => kept.get(key) ?? null,
      set: async (key, value) => void kept.set(key, value),
      delete: async (key) => void kept.delete(key),
    };
    await answerCall('storage.set', { key: 'a', value: [1] }, caller, targets({ storage }));
    await expect(answerCall('storage.get', { key: 'a' }, caller, targets({ storage }))).resolves.toEqual([1]);
    await answerCall('storage.delete', { key: 'a' }, caller, targets({ storage }));
    await expect(answerCall('storage.get', { key: 'a' }, caller, targets({ storage }))).resolves.toBeNull();
    await expect(answerCall('storage.get', { key: 'a' }, caller, targets())).rejects.toMatchObject({
      code: 'NO_STORAGE',
    });
  });

  it('asks for a permission only when it was not granted yet', async () => {
    const asked: string[] = [];
    const services: HostServices = { requestPermission: async (name) => asked.push(name) > 0 };
    const request = (name: string) => answerCall('permissions.request', { name }, caller, targets(services));
    await expect(request('contacts:read')).resolves.toBe(true);
    await expect(request('contacts:write')).resolves.toBe(true);
    expect(asked).toEqual(['contacts:write']);
    await expect(answerCall('permissions.request', { name: 'x' }, caller, targets())).resolves.toBe(false);
  });

  it('shows toasts and closes, where the host can', async () => {
    const done: string[] = [];
    const services: HostServices = {
      toast: (message, tone) => void done.push(`${tone} ${message.length}`),
      close: ({ key }) => void done.push(key),
    };
    await answerCall('toast', { message: 'x'.repeat(900) }, caller, targets(services));
    await answerCall('close', null, caller, targets(services));
    await expect(answerCall('close', null, caller, targets())).resolves.toBeNull();
    expect(done).toEqual(['info 300', 'view:panel']);
  });
});
