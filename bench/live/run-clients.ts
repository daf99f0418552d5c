import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { question, type Answer, type Question } from './messages.ts';
import { openPageClient, type PageClient } from './page-client.ts';
import { openEntryReader } from './read-entries.ts';

/* Thousands of pages in a process of their own; answers its parent's questions about all of them. */
const clients: PageClient[] = [];
/** A page's questions travel over connections that a proxy keeps open. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const AT_ONCE = 50;
/** Longer than an answer holds: a page that nobody tells asks again by then. */
const PATIENCE_MS = 40_000;

process.on('message', (message) => {
  void reply(question.parse(message)).then((said) => process.send?.(said));
});
process.once('disconnect', () => process.exit(0));

async function reply(asked: Question): Promise<Answer> {
  switch (asked.ask) {
    case 'open': {
      const { endpoint, token } = asked;
      const access = { endpoint, token, agent, read: openEntryReader(endpoint) };
      while (clients.length < asked.count) {
        const batch = Math.min(AT_ONCE, asked.count - clients.length);
        clients.push(...(await Promise.all(Array.from({ length: batch }, () => openPageClient(access)))));
      }
      return told([]);
    }
    case 'shown':
      return told(await timesOf(({ shownSince }) => shownSince.get(asked.versionId) ?? null));
    case 'gone':
      return told(await timesOf(({ goneSince }) => goneSince.get(asked.versionId) ?? null));
    case 'converged':
      return told(await timesOf(({ held }) => (held.epoch >= asked.epoch ? held.at : null)));
    case 'quiet':
      while (clients.some(({ busy }) => busy)) await pause(200);
      return told([]);
  }
}

/** Waits until there is a time for each client, and no longer than a reader of the results would. */
async function timesOf(find: (client: PageClient) => number | null): Promise<number[]> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const times = clients.map(find).filter((time) => time !== null);
    if (times.length === clients.length || performance.now() > end) return times;
    await pause(50);
  }
}

function told(times: number[]): Answer {
  const sum = (pick: (client: PageClient) => number) =>
    clients.reduce((total, client) => total + pick(client), 0);
  return { times, fetches: sum(({ fetches }) => fetches), refused: sum(({ refused }) => refused) };
}
