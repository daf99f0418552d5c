import type { Json } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from './contribution.ts';
import type { HostServices } from './host.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { startPlugin } from './running-plugin.ts';
import { SandboxError } from './sandbox/sandbox-error.ts';
import { contributionOf, surfaceOf } from './testing/builders.ts';
import { fakePlugins } from './testing/fake-channel.ts';

const READ = 'contacts:read';
const surface = surfaceOf({ apis: [{ name: 'contacts.read', permission: READ }] });

/** A plugin that runs; everything is signed but what the test says is not. */
async function running(
  parts: Partial<Contribution> = {},
  { services = {}, unsigned = false }: { services?: HostServices; unsigned?: boolean } = {},
) {
  const plugins = fakePlugins();
  let refreshed = 0;
  const one = startPlugin(contributionOf(parts), {
    host: {
      ...{ surface, services, endpoint: 'http://gateway.invalid', sandboxUrl: '/sandbox' },
      ...{ scope: { host: 'crm', organization: 'acme' }, getToken: () => Promise.resolve('token') },
      apis: { 'contacts.read': () => 'Ada' },
    },
    limits: DEFAULT_LIMITS,
    open: plugins.open,
    signatures: {
      check: () => undefined,
      assertSigned: async () => {
        if (unsigned) throw new SandboxError('NOT_SIGNED', 'no');
      },
      explain: () => ({ stage: 'signature', passed: !unsigned, message: '' }),
    },
    telemetry: () => undefined,
    loadCode: () => Promise.resolve('code'),
    assertRunnable: () => undefined,
    refresh: async () => {
      refreshed += 1;
    },
  });
  one.supervisor.retry();
  await settled();
  const [plugin] = plugins.started;
  if (!plugin) throw new Error('It did not start.');
  let calls = 0;
  const call = async (method: string, params: Json): Promise<unknown> => {
    const id = (calls += 1);
    plugin.say({ t: 'call', id, root: 0, method, params });
    await settled();
    const reply = plugin.received.find((message) => message.t === 'reply' && message.id === id);
    return reply?.t === 'reply' ? reply.outcome : null;
  };
  const told = () => plugin.received.filter(({ t }) => t === 'init');
  return {
    ...{ one, plugin, call, told, started: plugins.started },
    read: () => call('host.call', { name: 'contacts.read', params: null }),
    refreshed: () => refreshed,
    [Symbol.dispose]: () => {
      one.supervisor.stop({ status: 'revoked', message: 'over' });
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const refused = { ok: false, error: { code: 'NOT_GRANTED' } };

describe('a plugin that runs', () => {
  it('is told of a new grant and may use it from then on, without a restart', async () => {
    using plugin = await running();
    await expect(plugin.read()).resolves.toMatchObject(refused);

    plugin.one.follow(contributionOf({ grants: [READ] }));
    await settled();

    expect(plugin.told().at(-1)).toMatchObject({ grants: [READ] });
    await expect(plugin.read()).resolves.toEqual({ ok: true, value: 'Ada' });
    expect(plugin.started).toHaveLength(1);
    expect(plugin.plugin.closed).toBe(false);
  });

  it('is refused at once when a grant is taken back, and goes on', async () => {
    using plugin = await running({ grants: [READ] });
    await expect(plugin.read()).resolves.toMatchObject({ ok: true });

    plugin.one.follow(contributionOf({ grants: [] }));

    await expect(plugin.read()).resolves.toMatchObject(refused);
    expect(plugin.told().at(-1)).toMatchObject({ grants: [] });
    expect(plugin.plugin.closed).toBe(false);
  });

  it('gets no grant that nobody signed, and keeps those it had', async () => {
    using plugin = await running({ grants: ['toasts'] }, { unsigned: true });

    plugin.one.follow(contributionOf({ grants: ['toasts', READ] }));
    await settled();

    await expect(plugin.read()).resolves.toMatchObject(refused);
    expect(plugin.told()).toMatchObject([{ grants: ['toasts'] }]);
  });

  it('hears of changed settings', async () => {
    using plugin = await running();
    plugin.one.follow(contributionOf({ settings: { strict: true } }));
    expect(plugin.told().at(-1)).toMatchObject({ settings: { strict: true } });
    expect(plugin.started).toHaveLength(1);
  });

  it('hears nothing where nothing changed for it', async () => {
    using plugin = await running();
    plugin.one.follow(contributionOf({ title: 'Another title' }));
    expect(plugin.told()).toHaveLength(1);
  });
});

describe('asking for a permission', () => {
  const ask = (plugin: { call: (method: string, params: Json) => Promise<unknown> }) =>
    plugin.call('permissions.request', { name: READ });

  it('says yes when the next call would be let through, not before', async () => {
    using plugin = await running({}, { services: { requestPermission: () => Promise.resolve(true) } });
    const answer = ask(plugin);
    await expect(answer).resolves.toBeNull();
    expect(plugin.refreshed()).toBe(1);

    plugin.one.follow(contributionOf({ grants: [READ] }));
    await settled();

    const replies = plugin.plugin.received.filter(({ t }) => t === 'reply');
    expect(replies).toMatchObject([{ outcome: { ok: true, value: true } }]);
  });

  it('says no when the person does, and where nobody can be asked', async () => {
    using asked = await running({}, { services: { requestPermission: () => Promise.resolve(false) } });
    using nobody = await running();
    const no = { ok: true, value: false };
    await expect(Promise.all([ask(asked), ask(nobody)])).resolves.toEqual([no, no]);
    expect(asked.refreshed()).toBe(0);
  });
});
