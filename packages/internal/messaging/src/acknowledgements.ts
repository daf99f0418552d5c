import type { Bus } from './bus.ts';

/** Tells producers which of their messages are done. Losable: a lost word costs one repetition, which the inbox absorbs. */
export interface Acknowledgements {
  say(producer: string, outboxId: string): void;
  flush(): Promise<void>;
}

const GATHER_MS = 20;
/** PostgreSQL's NOTIFY takes 8,000 bytes. */
const MOST_IDS = 300;

export function openAcknowledgements(bus: Bus): Acknowledgements {
  let pending = new Map<string, string[]>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const sending = pending;
    pending = new Map();
    for (const [producer, ids] of sending)
      for (let from = 0; from < ids.length; from += MOST_IDS)
        await bus.publish(`handled.${producer}`, ids.slice(from, from + MOST_IDS).join(','));
  }

  return {
    say(producer, outboxId) {
      pending.set(producer, [...(pending.get(producer) ?? []), outboxId]);
      timer ??= setTimeout(() => void flush(), GATHER_MS);
    },
    flush,
  };
}
