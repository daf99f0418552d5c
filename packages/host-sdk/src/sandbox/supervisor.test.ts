import { RemoteReceiver } from '@remote-dom/core/receivers';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { TelemetryEvent } from '../telemetry.ts';
import { contributionOf } from '../testing/builders.ts';
import { fakePlugins } from '../testing/fake-channel.ts';
import { SandboxError } from './sandbox-error.ts';
import { createSupervisor, type SupervisorOptions } from './supervisor.ts';

function supervised(options: Partial<SupervisorOptions> = {}) {
  const plugins = fakePlugins();
  const telemetry: TelemetryEvent[] = [];
  const supervisor = createSupervisor({
    installation: contributionOf(),
    limits: { ...DEFAULT_LIMITS, restarts: 2, restartDelayMs: 1 },
    open: plugins.open,
    standing: () => ({ grants: [], settings: {} }),
    loadCode: () => Promise.resolve('code'),
    assertRunnable: () => undefined,
    onCall: () => Promise.resolve(null),
    telemetry: (event) => telemetry.push(event),
    ...options,
  });
  return { supervisor, started: plugins.started, telemetry };
}

const shown = () => ({
  props: {},
  context: {},
  target: () => ({
    module: 'panel',
    allowed: new Map(),
    receiver: new RemoteReceiver(),
    failed: () => undefined,
  }),
});
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe('supervising an installation', () => {
  it('boots nothing before something is shown or asked', async () => {
    const { started } = supervised();
    await settled();
    expect(started).toHaveLength(0);
  });

  it('boots ahead when it is told to prepare, once, and not after a failure', async () => {
    const { supervisor, started } = supervised();
    supervisor.prepare();
    supervisor.prepare();
    await settled();
    supervisor.prepare();
    expect(started).toHaveLength(1);
    expect(supervisor.state.get()).toEqual({ status: 'running' });
    started[0]?.down('protocol');
    supervisor.prepare();
    await settled();
    expect(started).toHaveLength(1);
    supervisor.stop({ status: 'revoked', message: '' });
  });

  it('boots one plugin for many contributions', async () => {
    const { supervisor, started } = supervised();
    supervisor.show(1, shown());
    supervisor.show(2, shown());
    await settled();
    supervisor.show(3, shown());
    expect(started).toHaveLength(1);
    expect(started[0]?.received.filter(({ t }) => t === 'render')).toMatchObject([
      { root: 1 },
      { root: 2 },
      { root: 3 },
    ]);
    expect(supervisor.state.get()).toEqual({ status: 'running' });
    supervisor.stop({ status: 'revoked', message: '' });
  });

  it('starts a plugin again that died, and draws what was shown', async () => {
    const { supervisor, started } = supervised();
    supervisor.show(1, shown());
    await settled();
    started[0]?.down('unresponsive');
    expect(supervisor.state.get().status).toBe('booting');
    await settled();
    expect(started).toHaveLength(2);
    expect(started[1]?.received).toContainEqual(expect.objectContaining({ t: 'render', root: 1 }));
    supervisor.stop({ status: 'revoked', message: '' });
  });

  it('gives up after the allowed restarts, until a person retries', async () => {
    const { supervisor, started } = supervised();
    supervisor.show(1, shown());
    for (let life = 0; life < 3; life += 1) {
      await settled();
      started[life]?.down('rate');
    }
    await settled();
    expect(started).toHaveLength(3);
    expect(supervisor.state.get()).toEqual({
      status: 'failed',
      reason: 'rate',
      message: 'It went down: rate.',
    });
    supervisor.retry();
    await settled();
    expect(started).toHaveLength(4);
    expect(supervisor.state.get().status).toBe('running');
    supervisor.stop({ status: 'revoked', message: '' });
  });

  it('does not start again what broke the protocol', async () => {
    const { supervisor, started } = supervised();
    supervisor.show(1, shown());
    await settled();
    started[0]?.down('invalid_ui');
    await settled();
    expect(started).toHaveLength(1);
    expect(supervisor.state.get().status).toBe('failed');
  });

  it('never opens a channel for code that could not be verified', async () => {
    const { supervisor, started } = supervised({
      loadCode: () => Promise.reject(new SandboxError('DIGEST_MISMATCH', 'not what was reviewed')),
    });
    supervisor.show(1, shown());
    await settled();
    expect(started).toHaveLength(0);
    expect(supervisor.state.get()).toMatchObject({ status: 'failed', reason: 'DIGEST_MISMATCH' });
  });

  it('asks again whether it may run after the code arrived', async () => {
    let denied = false;
    const { supervisor, started } = supervised({
      loadCode: () => {
        denied = true;
        return Promise.resolve('code');
      },
      assertRunnable: () => {
        if (denied) throw new SandboxError('DENIED', 'stopped');
      },
    });
    supervisor.show(1, shown());
    await settled();
    expect(started).toHaveLength(0);
    expect(supervisor.state.get()).toMatchObject({ status: 'failed', reason: 'DENIED' });
  });

  it('boots nothing when it was stopped while the code travelled', async () => {
    let arrive: (code: string) => void = () => undefined;
    const { supervisor, started } = supervised({
      loadCode: () => new Promise((resolve) => (arrive = resolve)),
    });
    supervisor.show(1, shown());
    supervisor.stop({ status: 'revoked', message: 'It leaks.' });
    arrive('code');
    await settled();
    expect(started).toHaveLength(0);
    expect(supervisor.state.get()).toEqual({ status: 'revoked', message: 'It leaks.' });
  });

  it('ends the plugin and rejects what waits when it is stopped, for good', async () => {
    const { supervisor, started } = supervised();
    const call = supervisor.invoke('save', null, {}, 1_000);
    await settled();
    supervisor.stop({ status: 'revoked', message: 'It leaks.' });
    await expect(call).rejects.toMatchObject({ code: 'STOPPED' });
    expect(started[0]?.closed).toBe(true);
    await expect(supervisor.invoke('save', null, {}, 1_000)).rejects.toMatchObject({ code: 'STOPPED' });
    supervisor.retry();
    await settled();
    expect(started).toHaveLength(1);
  });

  it('reports boots and ends', async () => {
    const { supervisor, started, telemetry } = supervised();
    supervisor.show(1, shown());
    await settled();
    started[0]?.down('protocol');
    expect(telemetry.map(({ type }) => type)).toEqual(['sandbox-booted', 'sandbox-stopped']);
  });
});
