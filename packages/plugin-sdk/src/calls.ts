import { PluginCallError } from './plugin-call-error.ts';
import type { CallOutcome, GuestMessage, Json } from './wire.ts';

type Send = (message: GuestMessage) => void;

/** The plugin's calls that wait for the host's answer. */
export interface Calls {
  call(root: number, method: string, params: Json): Promise<Json>;
  settle(id: number, outcome: CallOutcome): void;
}

export function createCalls(send: Send): Calls {
  const pending = new Map<number, { resolve: (value: Json) => void; reject: (error: Error) => void }>();
  let last = 0;
  return {
    call: (root, method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        pending.set(id, { resolve, reject });
        send({ v: 1, t: 'call', id, root, method, params });
      }),
    settle(id, outcome) {
      const waiting = pending.get(id);
      pending.delete(id);
      if (outcome.ok) waiting?.resolve(outcome.value);
      else waiting?.reject(new PluginCallError(outcome.error.code, outcome.error.message));
    },
  };
}
