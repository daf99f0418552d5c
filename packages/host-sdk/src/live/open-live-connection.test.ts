import type { ServerResponse } from 'node:http';
import { accessTo, serve } from '../testing/serve.ts';
import { openLiveConnection } from './open-live-connection.ts';
import type { ServerEvent } from './sse-parser.ts';

/** Listens to a server until `count` events came or the signal aborts. */
function listen(server: { readonly origin: string }, silenceMs = 5_000) {
  const events: ServerEvent[] = [];
  const states: string[] = [];
  const ending = new AbortController();
  let position = 41;
  const done = openLiveConnection({
    gateway: accessTo(server),
    lastEventId: () => position,
    onEvent: (event) => {
      events.push(event);
      position = Number(event.id ?? position);
    },
    onState: (state) => states.push(state),
    silenceMs,
    signal: ending.signal,
  });
  return { events, states, end: () => (ending.abort(), done) };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen within 5 s.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function stream(response: ServerResponse, text = ''): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`: hello\n\n${text}`);
}

describe('the live connection', () => {
  it('brings its token and the position it goes on from', async () => {
    await using server = await serve((_request, response) => {
      stream(response);
    });
    const { states, end } = listen(server);
    await until(() => states.includes('open'));
    await end();
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'last-event-id': '41',
      accept: 'text/event-stream',
    });
  });

  it('goes on after the last event when the line is cut', async () => {
    let connections = 0;
    await using server = await serve((_request, response) => {
      connections += 1;
      stream(response, `id: ${41 + connections}\nevent: revoke\ndata: {}\n\n`);
    });
    const { events, end } = listen(server);
    await until(() => events.length === 1);
    server.cut();
    await until(() => events.length === 2);
    await end();
    expect(server.requests.map(({ headers }) => headers['last-event-id'])).toEqual(['41', '42']);
    expect(events.map(({ id }) => id)).toEqual(['42', '43']);
  });

  it('comes back after being refused', async () => {
    let attempts = 0;
    await using server = await serve((_request, response) => {
      attempts += 1;
      if (attempts === 1) response.writeHead(503).end();
      else stream(response);
    });
    const { states, end } = listen(server);
    await until(() => states.includes('open'));
    await end();
    expect(states).toEqual(['lost', 'open']);
  });

  it('takes silence for a dead line', async () => {
    await using server = await serve((_request, response) => {
      stream(response);
    });
    const { states, end } = listen(server, 150);
    await until(() => states.filter((state) => state === 'open').length === 2);
    await end();
    expect(states.slice(0, 3)).toEqual(['open', 'lost', 'open']);
  });

  it('ends when told, without another attempt', async () => {
    await using server = await serve((_request, response) => {
      stream(response);
    });
    const { states, end } = listen(server);
    await until(() => states.includes('open'));
    await end();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(server.requests).toHaveLength(1);
  });
});
