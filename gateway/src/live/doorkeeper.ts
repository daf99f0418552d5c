import type { Bus } from '@guildhall/messaging';
import { z } from 'zod';
import type { Papers } from '../admit.ts';
import { openAudience } from './audience.ts';

/** Looks after those who listen: whoever would not be let in any longer is let go. */
export interface Doorkeeper {
  /** Watches a listener until the function that it gives is called. */
  watch(marketplaceId: string, listener: Watched): () => void;
  close(): void;
}

interface Watched {
  readonly papers: Papers;
  letGo(this: void): void;
}

const notice = z.object({ marketplaceId: z.string() });
/** A notice that was lost costs this much. */
const LOOK_EVERY_MS = 60_000;

/** Looks when a marketplace changes whom it believes, and now and then in case nobody heard of it. */
export async function openDoorkeeper(options: {
  bus: Pick<Bus, 'subscribe'>;
  isWelcome: (papers: Papers) => Promise<boolean>;
  lookEveryMs?: number;
}): Promise<Doorkeeper> {
  const { bus, isWelcome, lookEveryMs = LOOK_EVERY_MS } = options;
  const watched = openAudience<Watched>(() => undefined);
  const looking = new Map<string, Promise<void>>();

  async function look(marketplaceId: string): Promise<void> {
    // One after the other: most are known without a question, and nobody else waits for the rest.
    for (const listener of [...watched.of(marketplaceId)])
      if (!(await isWelcome(listener.papers))) listener.letGo();
  }

  /** Each look begins after the one before it has ended, and so knows what changed meanwhile. */
  function lookAgain(marketplaceId: string): void {
    const after = (looking.get(marketplaceId) ?? Promise.resolve()).then(() => look(marketplaceId));
    looking.set(marketplaceId, after);
    void after.finally(() => {
      if (looking.get(marketplaceId) === after) looking.delete(marketplaceId);
    });
  }

  await bus.subscribe('trust', (message) => {
    lookAgain(notice.parse(JSON.parse(message)).marketplaceId);
  });
  const timer = setInterval(() => {
    for (const [marketplaceId] of watched.all()) if (!looking.has(marketplaceId)) lookAgain(marketplaceId);
  }, lookEveryMs);

  return {
    watch(marketplaceId, listener) {
      watched.join(marketplaceId, listener);
      return () => {
        watched.leave(marketplaceId, listener);
      };
    },
    close() {
      clearInterval(timer);
    },
  };
}
