import {
  WIRE_VERSION,
  type CallOutcome,
  type GuestMessage,
  type HostMessage,
  type Json,
  type JsonObject,
  type RefusedField,
} from '@guildhall/plugin-sdk/wire';
import type { RemoteReceiver } from '@remote-dom/core/receivers';
import type { Limits } from '../limits.ts';
import type { Allowlist } from './allowlist.ts';
import type { OpenChannel } from './channel.ts';
import { checkRecords } from './check-records.ts';
import { cleanJson } from './clean-json.ts';
import { parseGuestMessage } from './parse-guest-message.ts';
import { createPendingCalls } from './pending-calls.ts';
import { SandboxError } from './sandbox-error.ts';
import type { Standing } from './standing.ts';
import { createTreeGuard, type TreeGuard } from './tree-guard.ts';

/** A tree the plugin draws for the host. */
export interface SessionRoot {
  readonly module: string;
  readonly allowed: Allowlist;
  readonly receiver: RemoteReceiver;
  /** The plugin could not draw it; the others stay. */
  failed(message: string): void;
}

export interface SessionOptions {
  readonly code: string;
  readonly standing: Standing;
  readonly limits: Limits;
  readonly open: OpenChannel;
  /** Answers a plugin's call. The session has checked nothing but its form. */
  readonly onCall: (root: number, method: string, params: Json) => Promise<Json>;
  readonly onReady: () => void;
  readonly onLog: (level: 'info' | 'error', text: string) => void;
  /** The plugin is gone; the session has closed itself. Not called after `close`. */
  readonly onDown: (reason: string, message: string) => void;
}

/** One running plugin. */
export interface GuestSession {
  render(root: number, target: SessionRoot, props: JsonObject, context: JsonObject): void;
  setContext(root: number, context: JsonObject): void;
  unrender(root: number): void;
  tell(standing: Standing): void;
  /** Tells a handler what of its answer was not taken. */
  refuse(handler: string, fields: readonly RefusedField[]): void;
  invoke(handler: string, args: Json, context: JsonObject, timeoutMs: number): Promise<Json>;
  /** Ends the plugin at once and rejects everything that waits for it. */
  close(reason: SandboxError): void;
}

/** Boots a plugin and speaks with it. Everything it says is checked here and bounded. */
export function startSession(options: SessionOptions): GuestSession {
  const { limits, onCall } = options;
  const roots = new Map<number, { target: SessionRoot; guard: TreeGuard }>();
  const pending = createPendingCalls(limits.pendingCalls);
  let answering = 0;
  let closed = false;
  let ready = false;

  const channel = options.open(options.code, { texts: receiveAll, down });
  const bootTimer = setTimeout(() => {
    down('boot', `The plugin did not start within ${limits.bootMs} ms.`);
  }, limits.bootMs);
  const send = (message: HostMessage): void => {
    if (!closed) channel.send(JSON.stringify(message));
  };

  function close(reason: SandboxError): void {
    if (closed) return;
    closed = true;
    clearTimeout(bootTimer);
    channel.close();
    pending.rejectAll(reason);
  }

  function down(reason: string, message: string): void {
    if (closed) return;
    close(new SandboxError('STOPPED', message));
    options.onDown(reason, message);
  }

  function receiveAll(texts: readonly string[]): void {
    for (const text of texts) {
      if (closed) return;
      try {
        receive(parseGuestMessage(text));
      } catch (error) {
        if (!(error instanceof SandboxError)) throw error;
        down(error.code.toLowerCase(), error.message);
      }
    }
  }

  function receive(message: GuestMessage): void {
    switch (message.t) {
      case 'hello':
        if (!ready) options.onReady();
        ready = true;
        clearTimeout(bootTimer);
        return;
      case 'mutate':
        mutate(message.root, message.records);
        return;
      case 'call':
        void answer(message.id, message.root, message.method, message.params);
        return;
      case 'result':
        pending.settle(message.id, message.outcome);
        return;
      case 'failed':
        roots.get(message.root)?.target.failed(message.message);
        return;
      case 'log':
        options.onLog(message.level, message.text);
    }
  }

  function mutate(root: number, records: readonly unknown[]): void {
    const shown = roots.get(root);
    // It was taken off the page while the message travelled.
    if (!shown) return;
    const { allowed, receiver } = shown.target;
    receiver.connection.mutate(checkRecords(records, { allowed, guard: shown.guard, listener }));
  }

  function listener(fn: number): (...args: unknown[]) => void {
    return (...args) => {
      const clean = args.map((arg) => cleanJson(arg) ?? null);
      pending
        .start(limits.callMs, (id) => {
          send({ v: WIRE_VERSION, t: 'event', id, fn, args: clean });
        })
        .catch((error: unknown) => {
          options.onLog('error', String(error));
        });
    };
  }

  async function answer(id: number, root: number, method: string, params: Json): Promise<void> {
    let outcome: CallOutcome;
    answering += 1;
    try {
      if (answering > limits.pendingCalls) {
        throw new SandboxError(
          'TOO_MANY_CALLS',
          `A plugin may wait for ${limits.pendingCalls} calls at a time.`,
        );
      }
      outcome = { ok: true, value: await onCall(root, method, params) };
    } catch (error) {
      outcome = { ok: false, error: refusalOf(error) };
    } finally {
      answering -= 1;
    }
    send({ v: WIRE_VERSION, t: 'reply', id, outcome });
  }

  function tell(standing: Standing): void {
    send({ v: WIRE_VERSION, t: 'init', ...standing });
  }

  tell(options.standing);

  return {
    tell,
    render(root, target, props, context) {
      roots.set(root, { target, guard: createTreeGuard(limits) });
      send({ v: WIRE_VERSION, t: 'render', root, module: target.module, props, context });
    },
    setContext(root, context) {
      send({ v: WIRE_VERSION, t: 'context', root, context });
    },
    refuse(handler, fields) {
      send({ v: WIRE_VERSION, t: 'refused', handler, fields });
    },
    unrender(root) {
      roots.delete(root);
      send({ v: WIRE_VERSION, t: 'unrender', root });
    },
    invoke: (handler, args, context, timeoutMs) =>
      pending.start(timeoutMs, (id) => {
        send({ v: WIRE_VERSION, t: 'invoke', id, handler, args, context });
      }),
    close,
  };
}

function refusalOf(error: unknown): { code: string; message: string } {
  const code = error instanceof SandboxError ? error.code : 'HOST_ERROR';
  return { code, message: error instanceof Error ? error.message : String(error) };
}
