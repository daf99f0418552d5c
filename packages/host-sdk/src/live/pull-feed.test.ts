import { entryOf } from '../testing/builders.ts';
import { accessTo, serve } from '../testing/serve.ts';
import { pullFeed } from './pull-feed.ts';

const answering = (answer: unknown, status = 200) =>
  serve((_request, response) => response.writeHead(status).end(JSON.stringify(answer)));

describe('pulling the feed', () => {
  it('asks for what comes after a position, with the token', async () => {
    await using server = await answering({ head: 9, entries: [entryOf(8), entryOf(9)] });
    await expect(pullFeed(accessTo(server), 7)).resolves.toEqual({
      head: 9,
      entries: [entryOf(8), entryOf(9)],
    });
    expect(server.requests[0]).toMatchObject({
      url: '/v1/feed?after=7',
      headers: { authorization: 'Bearer token-1' },
    });
  });

  it('refuses a page with an entry it cannot read, which may be a stop', async () => {
    await using server = await answering({ head: 9, entries: [{ seq: 9 }] });
    await expect(pullFeed(accessTo(server), 8)).rejects.toThrow('cannot read');
  });

  it('refuses an answer of another form', async () => {
    await using server = await answering({ entries: [] });
    await expect(pullFeed(accessTo(server), 0)).rejects.toThrow('does not know');
  });

  it('says what the gateway answered when it failed', async () => {
    await using server = await answering({}, 503);
    await expect(pullFeed(accessTo(server), 0)).rejects.toThrow('/v1/feed?after=0 with 503');
  });
});
