import { RemoteReceiver } from '@remote-dom/core/receivers';
import { DEFAULT_LIMITS } from '../limits.ts';
import { surfaceOf } from '../testing/builders.ts';
import { fakePlugins } from '../testing/fake-channel.ts';
import { allowlistOf } from './allowlist.ts';
import { startSession, type SessionOptions } from './guest-session.ts';
import { SandboxError } from './sandbox-error.ts';

function session(options: Partial<SessionOptions> = {}, silent = false) {
  const { open, started } = fakePlugins({ silent });
  const downs: string[] = [];
  let ready = 0;
  const running = startSession({
    code: 'code',
    standing: { grants: ['contacts:read'], settings: { strict: true } },
    limits: DEFAULT_LIMITS,
    open,
    onCall: () => Promise.resolve(null),
    onReady: () => {
      ready += 1;
    },
    onLog: () => undefined,
    onDown: (reason) => downs.push(reason),
    ...options,
  });
  const [plugin] = started;
  if (!plugin) throw new Error('Nothing was started.');
  const failures: string[] = [];
  const target = () => ({
    module: 'panel',
    allowed: allowlistOf(surfaceOf(), null),
    receiver: new RemoteReceiver(),
    failed: (message: string) => failures.push(message),
  });
  return { running, plugin, downs, failures, target, readiness: () => ready };
}

const close = (running: { close(reason: SandboxError): void }): void => {
  running.close(new SandboxError('STOPPED', 'over'));
};

describe('a session with a plugin', () => {
  it('begins with what was granted', () => {
    const { running, plugin } = session();
    expect(plugin.received[0]).toEqual({
      v: 1,
      t: 'init',
      grants: ['contacts:read'],
      settings: { strict: true },
    });
    close(running);
  });

  it('is ready at the first hello and only then', () => {
    const { running, plugin, readiness } = session({}, true);
    expect(readiness()).toBe(0);
    plugin.say({ t: 'hello', modules: [], handlers: [] });
    plugin.say({ t: 'hello', modules: [], handlers: [] });
    expect(readiness()).toBe(1);
    close(running);
  });

  it('ends when no hello comes in time', async () => {
    const { plugin, downs } = session({ limits: { ...DEFAULT_LIMITS, bootMs: 20 } }, true);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(downs).toEqual(['boot']);
    expect(plugin.closed).toBe(true);
  });

  it('draws what the plugin sends into the receiver', () => {
    const { running, plugin, target } = session();
    const shown = target();
    running.render(1, shown, { a: 1 }, { b: 2 });
    expect(plugin.received.at(-1)).toMatchObject({
      t: 'render',
      root: 1,
      module: 'panel',
      props: { a: 1 },
      context: { b: 2 },
    });
    plugin.say({ t: 'mutate', root: 1, records: [[0, '~', { id: 'x', type: 3, data: 'Hello' }, 0]] });
    expect(shown.receiver.root.children).toMatchObject([{ data: 'Hello' }]);
    close(running);
  });

  it('lets a plugin change only trees it was given', () => {
    const { running, plugin, target, downs } = session();
    const shown = target();
    running.render(1, shown, {}, {});
    plugin.say({ t: 'mutate', root: 2, records: [[0, '~', { id: 'x', type: 3, data: 'Hello' }, 0]] });
    expect(shown.receiver.root.children).toEqual([]);
    running.unrender(1);
    plugin.say({ t: 'mutate', root: 1, records: [[0, '~', { id: 'y', type: 3, data: 'late' }, 0]] });
    expect(shown.receiver.root.children).toEqual([]);
    expect(downs).toEqual([]);
    close(running);
  });

  it.each([
    ['protocol', '{"v":9}'],
    ['protocol', 'no json'],
    [
      'invalid_ui',
      JSON.stringify({
        v: 1,
        t: 'mutate',
        root: 1,
        records: [[0, '~', { id: 'x', type: 1, element: 'script' }, 0]],
      }),
    ],
  ])('ends with %s at what it does not accept, and hears nothing more', (reason, text) => {
    const { running, plugin, target, downs } = session();
    const shown = target();
    running.render(1, shown, {}, {});
    plugin.text(text);
    plugin.say({ t: 'mutate', root: 1, records: [[0, '~', { id: 'y', type: 3, data: 'after' }, 0]] });
    expect(downs).toEqual([reason]);
    expect(plugin.closed).toBe(true);
    expect(shown.receiver.root.children).toEqual([]);
  });

  it('answers calls, and refusals with their code', async () => {
    const { running, plugin } = session({
      onCall: (_root, method) =>
        method === 'yes' ? Promise.resolve({ a: 1 }) : Promise.reject(new SandboxError('NOT_GRANTED', 'no')),
    });
    plugin.say({ t: 'call', id: 1, root: 0, method: 'yes', params: null });
    plugin.say({ t: 'call', id: 2, root: 0, method: 'no', params: null });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(plugin.received.slice(1)).toEqual([
      { v: 1, t: 'reply', id: 1, outcome: { ok: true, value: { a: 1 } } },
      { v: 1, t: 'reply', id: 2, outcome: { ok: false, error: { code: 'NOT_GRANTED', message: 'no' } } },
    ]);
    close(running);
  });

  it('refuses calls beyond what a plugin may wait for', async () => {
    const { running, plugin } = session({
      limits: { ...DEFAULT_LIMITS, pendingCalls: 2 },
      onCall: () => new Promise(() => undefined),
    });
    for (const id of [1, 2, 3]) plugin.say({ t: 'call', id, root: 0, method: 'slow', params: null });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(plugin.received.slice(1)).toMatchObject([
      { id: 3, outcome: { ok: false, error: { code: 'TOO_MANY_CALLS' } } },
    ]);
    close(running);
  });

  it('sends an event without what cannot cross', () => {
    const { running, plugin, target } = session();
    const shown = target();
    running.render(1, shown, {}, {});
    const button = {
      id: 'b',
      type: 1,
      element: 'gh-button',
      children: [],
      eventListeners: { press: { $fn: 4 } },
    };
    plugin.say({ t: 'mutate', root: 1, records: [[0, '~', button, 0]] });
    const [drawn] = shown.receiver.root.children;
    if (drawn && 'eventListeners' in drawn) drawn.eventListeners.press?.('text', new Date(), { a: () => 1 });
    expect(plugin.received.at(-1)).toMatchObject({ t: 'event', fn: 4, args: ['text', null, null] });
    close(running);
  });

  it('reports a tree that could not be drawn and keeps the others', () => {
    const { running, plugin, target, failures, downs } = session();
    running.render(1, target(), {}, {});
    plugin.say({ t: 'failed', root: 1, message: 'x is undefined' });
    expect({ failures, downs }).toEqual({ failures: ['x is undefined'], downs: [] });
    close(running);
  });

  it('rejects what waits when it is closed', async () => {
    const { running, plugin } = session();
    const call = running.invoke('save', null, {}, 1_000);
    expect(plugin.received.at(-1)).toMatchObject({ t: 'invoke', handler: 'save' });
    close(running);
    await expect(call).rejects.toMatchObject({ code: 'STOPPED' });
    expect(plugin.closed).toBe(true);
  });
});
