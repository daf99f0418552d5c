import { generateKey, openSigner, openVerifier } from '@guildhall/service-runtime';
import type { z } from 'zod';
import { aRestriction } from '../../testing/builders.ts';
import { BadFeed, readFeed, type FeedSource } from './read-feed.ts';

const governance = await generateKey('governance');
const stranger = await generateKey('stranger');
const verifier = openVerifier({ keys: [governance.publicKey, stranger.publicKey] });

function entry(seq: number, marketplaceId = 'mkt_1', by = governance) {
  const restriction = aRestriction({ feedSeq: seq });
  return openSigner(by.privateKey).then(async (signer) => ({
    seq,
    jws: await signer.sign({ marketplaceId, seq, at: '2026-01-01T00:00:00.000Z', restriction }, 'feed'),
  }));
}

function peersThatSay(answer: unknown): FeedSource {
  const get = <T>(_service: string, _marketplace: string, _path: string, shape: z.ZodType<T>) =>
    Promise.resolve(shape.parse(answer));
  return { verifier, peers: { get } };
}

describe('a page of the feed', () => {
  it('is read when governance signed every entry and none is missing', async () => {
    const entries = [await entry(4), await entry(5)];

    const page = await readFeed(peersThatSay({ head: 9, entries }), 'mkt_1', 3);

    expect(page.entries.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(page.more).toBe(true);
  });

  it.each([
    ['is signed by somebody else', async () => ({ head: 4, entries: [await entry(4, 'mkt_1', stranger)] })],
    [
      'was altered',
      async () => ({ head: 4, entries: [{ seq: 4, jws: (await entry(4)).jws.slice(0, -4) + 'AAAA' }] }),
    ],
    ['belongs to another marketplace', async () => ({ head: 4, entries: [await entry(4, 'mkt_2')] })],
    ['has a hole', async () => ({ head: 5, entries: [await entry(5)] })],
    ['repeats an entry', async () => ({ head: 5, entries: [await entry(4), await entry(4)] })],
    ['was rewound', async () => ({ head: 2, entries: [] })],
  ])('is refused whole when it %s (I14)', async (_name, answer) => {
    const reading = readFeed(peersThatSay(await answer()), 'mkt_1', 3);

    await expect(reading).rejects.toThrow(BadFeed);
  });
});
