import type { CallOutcome, Json } from '@guildhall/plugin-sdk/wire';
import { SandboxError } from './sandbox-error.ts';

interface Waiting {
  readonly resolve: (value: Json) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** What the host asked a plugin and still waits for. Never more than `limit`, never longer than asked. */
export interface PendingCalls {
  start(timeoutMs: number, send: (id: number) => void): Promise<Json>;
  /** An answer nobody waits for is dropped. */
  settle(id: number, outcome: CallOutcome): void;
  rejectAll(error: Error): void;
}

export function createPendingCalls(limit: number): PendingCalls {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    return found;
  }

  return {
    start(timeoutMs, send) {
      if (waiting.size >= limit) {
        return Promise.reject(new SandboxError('BUSY', `The plugin owes ${limit} answers already.`));
      }
      return new Promise((resolve, reject) => {
        const id = ++last;
        const timer = setTimeout(() => {
          take(id)?.reject(new SandboxError('TIMEOUT', `The plugin did not answer within ${timeoutMs} ms.`));
        }, timeoutMs);
        waiting.set(id, { resolve, reject, timer });
        send(id);
      });
    },
    settle(id, outcome) {
      const found = take(id);
      if (outcome.ok) found?.resolve(outcome.value);
      else found?.reject(new SandboxError(outcome.error.code, outcome.error.message));
    },
    rejectAll(error) {
      for (const id of [...waiting.keys()]) take(id)?.reject(error);
    },
  };
}
