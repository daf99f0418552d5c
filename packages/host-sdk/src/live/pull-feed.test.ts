import { createFeedReader } from '../restrictions/feed-reader.ts';
import { entryOf } from '../testing/builders.ts';
import { accessTo, serve } from '../testing/serve.ts';
import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { createKeyRing } from '../trust/key-ring.ts';
import { createMarketplaceCheck } from '../trust/marketplace-check.ts';
import { pullFeed } from './pull-feed.ts';

const marketplace = signAsMarketplace();
const signed = (seq: number) => marketplace.entry(entryOf(seq));
const answering = (answer: unknown, status = 200) =>
  serve((_request, response) => response.writeHead(status).end(JSON.stringify(answer)));

async function pull(server: { origin: string }, after: number) {
  const refused: string[] = [];
  const read = createFeedReader(
    createKeyRing(marketplace.keys, () => Promise.resolve([])),
    createMarketplaceCheck(undefined),
  );
  const onRefused = (error: unknown) => void refused.push(String(error));
  return { ...(await pullFeed(accessTo(server), after, { read, onRefused })), refused };
}

describe('pulling the feed', () => {
  it('asks for what comes after a position, with the token', async () => {
    await using server = await answering({ head: 9, entries: [signed(8), signed(9)] });
    await expect(pull(server, 7)).resolves.toEqual({
      ...{ head: 9, entries: [entryOf(8), entryOf(9)], refused: [] },
    });
    expect(server.requests[0]).toMatchObject({
      url: '/v1/feed?after=7',
      headers: { authorization: 'Bearer token-1' },
    });
  });

  it('leaves out what nobody signed and keeps what stands around it', async () => {
    await using server = await answering({ head: 9, entries: [signed(7), entryOf(8), signed(9)] });
    await expect(pull(server, 6)).resolves.toMatchObject({
      ...{ head: 9, entries: [entryOf(7), entryOf(9)] },
      refused: [expect.stringContaining('bears no signature')],
    });
  });

  it('refuses an answer of another form', async () => {
    await using server = await answering({ entries: [] });
    await expect(pull(server, 0)).rejects.toThrow('does not know');
  });

  it('says what the gateway answered when it failed', async () => {
    await using server = await answering({}, 503);
    await expect(pull(server, 0)).rejects.toThrow('/v1/feed?after=0 with 503');
  });
});
