import type { ServerResponse } from 'node:http';
import { until } from '@guildhall/testing';
import { openFreshPage } from './testing/open-fresh-page.ts';
import { accessTo, serve } from './testing/serve.ts';

const SCOPE = { host: 'crm', organization: 'acme' };

describe('a page on the live channel', () => {
  it('asks again when the channel is ready: what changed while nobody listened is not told', async () => {
    await using gateway = await aGateway();
    const { page, close } = openFreshPage({ ...accessTo(gateway.server), scope: SCOPE });
    try {
      await until('the page listens', () => gateway.streams.size === 1);
      gateway.change();
      gateway.server.cut();

      await until('the page shows it', () => page.epoch.get() === 2);

      expect(gateway.told).toEqual(['ready', 'ready']);
    } finally {
      close();
    }
  });

  it('asks nothing of its own accord where it hears nothing new', async () => {
    await using gateway = await aGateway('ping');
    const { page, close } = openFreshPage({ ...accessTo(gateway.server), scope: SCOPE });
    try {
      await until('the page listens', () => gateway.streams.size === 1);
      gateway.change();
      gateway.server.cut();
      await until('the page listens again', () => gateway.told.length === 2);
      gateway.say('epoch');
      await until('the page shows it', () => page.epoch.get() === 2);

      expect(gateway.questions()).toBe(2);
    } finally {
      close();
    }
  });
});

/** A gateway whose answers are a number, and which begins each stream with the same word. */
async function aGateway(first: 'ready' | 'ping' = 'ready') {
  let epoch = 1;
  const streams = new Set<ServerResponse>();
  const told: string[] = [];
  const server = await serve(({ url = '' }, response) => {
    if (url.startsWith('/v1/live')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      streams.add(response);
      response.once('close', () => streams.delete(response));
      response.write(eventOf(first));
      told.push(first);
    } else response.setHeader('content-type', 'application/json').end(JSON.stringify(answerTo(url)));
  });

  function answerTo(url: string): object {
    if (url.startsWith('/v1/feed')) return { head: 0, entries: [] };
    if (url.startsWith('/v1/keys')) return { keys: [] };
    const answer = { etag: `e${epoch}`, feedSeq: 0, epoch, validUntil: null, contributions: [] };
    return { data: { resolveContributions: answer } };
  }

  return {
    ...{ server, streams, told },
    /** What a page shows is another from now on; nobody is told. */
    change: () => (epoch += 1),
    say(event: string) {
      for (const stream of streams) stream.write(eventOf(event));
    },
    questions: () => server.requests.filter(({ url }) => url.startsWith('/graphql')).length,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const eventOf = (event: string) => `event: ${event}\ndata: {}\n\n`;
