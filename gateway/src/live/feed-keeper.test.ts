import type { Bus } from '@guildhall/messaging';
import type { FeedEntry } from '@guildhall/schema';
import { generateKey, openSigner, openVerifier, type Peers, type Signer } from '@guildhall/service-runtime';
import { pino } from 'pino';
import { openFeedKeeper, type SignedEntry } from './feed-keeper.ts';

const MARKETPLACE = 'mkt_1';

describe('the feed keeper', () => {
  it('tells what is pushed, in order and once', async () => {
    const { keeper, push, heard } = await aKeeper();
    await keeper.follow(MARKETPLACE);

    for (const seq of [1, 2, 2, 1, 3]) await push(seq);

    expect(heard()).toEqual([1, 2, 3]);
    expect(keeper.head(MARKETPLACE)).toBe(3);
  });

  it('pulls what a gap hides before it tells what came after', async () => {
    const { keeper, push, heard, write } = await aKeeper();
    await keeper.follow(MARKETPLACE);
    await write(1);
    await write(2);

    await push(3);
    await keeper.poll();

    expect(heard()).toEqual([1, 2, 3]);
  });

  it('learns within a poll what was never pushed', async () => {
    const { keeper, heard, write } = await aKeeper();
    await keeper.follow(MARKETPLACE);
    await write(1);

    await keeper.poll();

    expect(heard()).toEqual([1]);
  });

  it('does not repeat what was said before anybody cared', async () => {
    const { keeper, heard, write } = await aKeeper();
    await write(1);

    await keeper.follow(MARKETPLACE);

    expect(keeper.head(MARKETPLACE)).toBe(1);
    expect(heard()).toEqual([]);
  });

  it('believes no entry that governance did not sign, and takes the true one instead', async () => {
    const { keeper, pushSignedBy, heard, write } = await aKeeper();
    await keeper.follow(MARKETPLACE);
    await write(1);

    await pushSignedBy('stranger', 1);
    await pushSignedBy('forge', 1);
    await keeper.poll();

    expect(heard()).toEqual([1]);
  });

  it('believes no entry of another marketplace or another place in line', async () => {
    const { keeper, pushRaw, sign, heard } = await aKeeper();
    await keeper.follow(MARKETPLACE);

    await pushRaw(1, await sign(1, 'mkt_2'));
    await pushRaw(1, await sign(7, MARKETPLACE));

    expect(heard()).toEqual([]);
  });

  it('keeps its head when governance suddenly knows less', async () => {
    const { keeper, push, rewind } = await aKeeper();
    await keeper.follow(MARKETPLACE);
    await push(1);
    await push(2);

    rewind(1);
    await keeper.poll();

    expect(keeper.head(MARKETPLACE)).toBe(2);
  });

  it('keeps nobody waiting for a governance that hangs, and asks it once for all who care', async () => {
    const { keeper, hang, asked, known } = await aKeeper();
    hang();

    await Promise.all(Array.from({ length: 20 }, () => keeper.follow(MARKETPLACE)));
    await keeper.follow(MARKETPLACE);

    expect({ asked: asked(), known: known() }).toEqual({ asked: 1, known: false });
  });

  it('gives back what came after a position, from memory or from governance', async () => {
    const { keeper, push, write } = await aKeeper();
    await write(1);
    await keeper.follow(MARKETPLACE);
    await push(2);

    const seqs = async (after: number) => (await keeper.after(MARKETPLACE, after, 10)).map(({ seq }) => seq);

    expect(await seqs(0)).toEqual([1, 2]);
    expect(await seqs(1)).toEqual([2]);
    expect(await seqs(2)).toEqual([]);
  });
});

async function aKeeper() {
  const [governance, forge, stranger] = await Promise.all(
    ['governance', 'forge', 'governance'].map((kid) => generateKey(kid)),
  );
  if (!governance || !forge || !stranger) throw new Error('no keys');
  const signers: Record<string, Signer> = {
    governance: await openSigner(governance.privateKey),
    forge: await openSigner(forge.privateKey),
    stranger: await openSigner(stranger.privateKey),
  };
  const written: { seq: number; jws: string }[] = [];
  let tell: (message: string) => void = () => undefined;
  const bus: Bus = {
    publish: () => Promise.resolve(),
    subscribe: (_channel, hear) => {
      tell = hear;
      return Promise.resolve();
    },
    healthy: () => true,
    close: () => Promise.resolve(),
  };
  let hangs = false;
  let asked = 0;
  const peers: Peers = {
    get: (_service, _marketplace, path, shape) => {
      asked += 1;
      if (hangs) return new Promise<never>(() => undefined);
      const after = Number(new URL(path, 'http://x').searchParams.get('after'));
      return Promise.resolve(
        shape.parse({ head: written.length, entries: written.filter(({ seq }) => seq > after) }),
      );
    },
    post: (_service, _path, _body, shape) =>
      Promise.resolve(shape.parse({ heads: { [MARKETPLACE]: written.length } })),
  };
  const heard: SignedEntry[] = [];
  const keeper = await openFeedKeeper({
    peers,
    bus,
    verifier: openVerifier({ keys: [governance.publicKey, forge.publicKey] }),
    log: pino({ level: 'silent' }),
    patienceMs: 20,
  });
  keeper.listen((entry) => heard.push(entry));

  const sign = (seq: number, marketplaceId = MARKETPLACE, by = 'governance') =>
    signers[by]?.sign(anEntry(seq, marketplaceId), 'feed') ?? Promise.reject(new Error(`no signer ${by}`));
  const write = async (seq: number) => {
    if (!written.some((entry) => entry.seq === seq)) written.push({ seq, jws: await sign(seq) });
  };
  const pushRaw = async (seq: number, jws: string) => {
    tell(JSON.stringify({ marketplaceId: MARKETPLACE, seq, jws }));
    // Verification takes a few turns of the loop.
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return {
    keeper,
    sign,
    write,
    pushRaw,
    push: async (seq: number) => {
      await write(seq);
      await pushRaw(seq, await sign(seq));
    },
    pushSignedBy: async (by: string, seq: number) => pushRaw(seq, await sign(seq, MARKETPLACE, by)),
    hang: () => (hangs = true),
    asked: () => asked,
    known: () => keeper.known(MARKETPLACE),
    rewind: (length: number) => void written.splice(length),
    heard: () => heard.map(({ seq }) => seq),
  };
}

function anEntry(seq: number, marketplaceId: string): FeedEntry {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    marketplaceId,
    seq,
    at,
    restriction: {
      id: `res_${seq}`,
      kind: 'HARD_BLOCK',
      target: { type: 'VERSION', id: 'ver_1' },
      state: 'ACTIVE',
      clause: 'malware',
      reason: 'It steals.',
      interim: true,
      stop: true,
      effectiveAt: at,
      expiresAt: null,
      feedSeq: seq,
      rev: 1,
    },
  };
}
