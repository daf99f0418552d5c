import { createDenySet } from '../../packages/host-sdk/src/restrictions/deny-set.ts';
import { followFeed } from '../../packages/host-sdk/src/restrictions/follow-feed.ts';
import { openLiveConnection } from '../../packages/host-sdk/src/live/open-live-connection.ts';
import { pullFeed } from '../../packages/host-sdk/src/live/pull-feed.ts';
import { openEntryReader } from '../live/read-entries.ts';

type Subject = Parameters<ReturnType<typeof createDenySet>['inForce']>[0];

/** What the SDK keeps in every page, without the page: live channel, feed and deny set. */
export interface LiveClients {
  /** Milliseconds from `since` (epoch) until each client denied the subject; waits for all. */
  denied(since: () => number): Promise<number[]>;
  /** Waits until no client denies it. */
  allowed(): Promise<void>;
  close(): void;
}

interface Client {
  deniedAt: number | null;
}

const SILENCE_MS = 25_000;

export async function openLiveClients(
  count: number,
  access: { endpoint: string; token: string },
  subject: Subject,
): Promise<LiveClients> {
  const closing = new AbortController();
  const { signal } = closing;
  const gateway = { endpoint: access.endpoint, getToken: () => Promise.resolve(access.token) };
  const clients: Client[] = [];
  const read = openEntryReader(access.endpoint);
  const onRefused = (error: unknown) => {
    throw error;
  };
  const pull = (after: number) => pullFeed(gateway, after, { read, onRefused, signal });
  const start = await pull(0);

  const openClient = (): Promise<void> =>
    new Promise((opened) => {
      const denySet = createDenySet();
      denySet.startAt(start.head);
      const client: Client = { deniedAt: null };
      clients.push(client);
      const look = (): void => {
        const denied = denySet.inForce(subject) !== null;
        if (denied) client.deniedAt ??= performance.timeOrigin + performance.now();
        else client.deniedAt = null;
      };
      const feed = followFeed({ denySet, pull, onEntry: look, telemetry: () => undefined });
      void openLiveConnection({
        ...{ gateway, signal, silenceMs: SILENCE_MS, lastEventId: () => denySet.seq },
        onEvent({ event, data }) {
          if (event === 'ready') opened();
          if (event === 'revoke')
            void read(JSON.parse(data)).then((entry) => {
              feed.receive(entry);
            });
        },
        onState: () => undefined,
      });
    });
  for (let opened = 0; opened < count; opened += 50)
    await Promise.all(Array.from({ length: Math.min(50, count - opened) }, openClient));

  const wait = async (holds: (client: Client) => boolean): Promise<void> => {
    while (!clients.every(holds)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return {
    async denied(since) {
      await wait(({ deniedAt }) => deniedAt !== null);
      return clients.map(({ deniedAt }) => (deniedAt ?? Number.NaN) - since());
    },
    allowed: () => wait(({ deniedAt }) => deniedAt === null),
    close() {
      closing.abort();
    },
  };
}
