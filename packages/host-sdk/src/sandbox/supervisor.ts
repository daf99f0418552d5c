import type { Json, JsonObject, RefusedField } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from '../contribution.ts';
import type { Limits } from '../limits.ts';
import type { MountState } from '../mount.ts';
import { createStore, type Readable } from '../store.ts';
import type { Telemetry } from '../telemetry.ts';
import type { OpenChannel } from './channel.ts';
import { startSession, type GuestSession, type SessionRoot } from './guest-session.ts';
import { SandboxError } from './sandbox-error.ts';
import type { Standing } from './standing.ts';

/** A tree that is shown, and what it is shown with; kept so that a restarted plugin can draw it again. */
export interface ShownRoot {
  /** A fresh target: a restarted plugin draws into an empty tree. */
  target(): SessionRoot;
  readonly props: JsonObject;
  context: JsonObject;
}

export interface SupervisorOptions {
  /** Any contribution of the installation. */
  readonly installation: Contribution;
  readonly limits: Limits;
  readonly open: OpenChannel;
  /** What the plugin may do and how it is set, asked at every start. */
  readonly standing: () => Standing;
  readonly loadCode: () => Promise<string>;
  /** Throws when the installation may not run now. Asked before fetching and again before booting. */
  readonly assertRunnable: () => void;
  readonly onCall: (root: number, method: string, params: Json) => Promise<Json>;
  readonly telemetry: Telemetry;
}

/** Ends that another attempt may not meet. What breaks the protocol will break it again. */
const TRANSIENT = new Set(['boot', 'unresponsive', 'rate', 'bytes']);

/** Keeps one installation's plugin running: boots it when needed, restarts it when it dies, ends it for good. */
export interface Supervisor {
  readonly state: Readable<MountState>;
  show(root: number, shown: ShownRoot): void;
  setContext(root: number, context: JsonObject): void;
  hide(root: number): void;
  /** Boots a plugin that was never asked for anything; leaves alone one that runs or failed. */
  prepare(): void;
  invoke(handler: string, args: Json, context: JsonObject, timeoutMs: number): Promise<Json>;
  /** Tells a running plugin what of its answer was not taken. */
  refuse(handler: string, fields: readonly RefusedField[]): void;
  /** Tells a running plugin that its standing changed. */
  tellStanding(this: void): void;
  retry(): void;
  /** Ends the plugin at once; nothing boots it again. */
  stop(state: MountState): void;
}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { installation, limits, telemetry } = options;
  const { installationId } = installation;
  const state = createStore<MountState>({ status: 'booting' });
  const shown = new Map<number, ShownRoot>();
  let session: GuestSession | null = null;
  let booting: Promise<GuestSession> | null = null;
  let restarts = 0;
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function running(): Promise<GuestSession> {
    if (stopped) return Promise.reject(gone());
    if (session) return Promise.resolve(session);
    booting ??= boot().finally(() => {
      booting = null;
    });
    return booting;
  }

  async function boot(): Promise<GuestSession> {
    state.set({ status: 'booting' });
    try {
      options.assertRunnable();
      const code = await options.loadCode();
      if (stopped) throw gone();
      options.assertRunnable();
      return await start(code);
    } catch (error) {
      if (!stopped) fail(error);
      throw error;
    }
  }

  function start(code: string): Promise<GuestSession> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const started = startSession({
        code,
        limits,
        open: options.open,
        standing: options.standing(),
        onCall: options.onCall,
        onLog: (level, text) => {
          telemetry({ type: 'plugin-log', installationId, level, text });
        },
        onReady: () => {
          state.set({ status: 'running' });
          telemetry({ type: 'sandbox-booted', installationId, milliseconds: performance.now() - began });
          resolve(started);
        },
        onDown: (reason, message) => {
          session = null;
          telemetry({ type: 'sandbox-stopped', installationId, reason, message });
          reject(new SandboxError('STOPPED', message));
          restartLater(reason, message);
        },
      });
      session = started;
      for (const [root, one] of shown) started.render(root, one.target(), one.props, one.context);
    });
  }

  function restartLater(reason: string, message: string): void {
    if (stopped) return;
    const hopeless = !TRANSIENT.has(reason) || restarts >= limits.restarts || shown.size === 0;
    if (hopeless) {
      state.set({ status: 'failed', reason, message });
      return;
    }
    state.set({ status: 'booting' });
    const delay = limits.restartDelayMs * 2 ** restarts;
    restarts += 1;
    restartTimer = setTimeout(ensure, delay);
  }

  function ensure(): void {
    // What went wrong is in the state already.
    running().catch(() => undefined);
  }

  function fail(error: unknown): void {
    const reason = error instanceof SandboxError ? error.code : 'UNAVAILABLE';
    if (reason === 'STOPPED') return;
    state.set({ status: 'failed', reason, message: error instanceof Error ? error.message : String(error) });
  }

  return {
    state,
    show(root, one) {
      shown.set(root, one);
      if (session) session.render(root, one.target(), one.props, one.context);
      else ensure();
    },
    setContext(root, context) {
      const one = shown.get(root);
      if (one) one.context = context;
      session?.setContext(root, context);
    },
    hide(root) {
      shown.delete(root);
      session?.unrender(root);
    },
    prepare() {
      if (!stopped && !session && state.get().status !== 'failed') ensure();
    },
    async invoke(handler, args, context, timeoutMs) {
      return (await running()).invoke(handler, args, context, timeoutMs);
    },
    refuse(handler, fields) {
      session?.refuse(handler, fields);
    },
    tellStanding: () => {
      session?.tell(options.standing());
    },
    retry() {
      if (stopped || session) return;
      restarts = 0;
      ensure();
    },
    stop(next) {
      stopped = true;
      clearTimeout(restartTimer);
      session?.close(gone());
      session = null;
      shown.clear();
      state.set(next);
    },
  };

  function gone(): SandboxError {
    return new SandboxError('STOPPED', `${installation.pluginName} was stopped.`);
  }
}
