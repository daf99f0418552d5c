import { aKey, asMember, asRoot } from '../testing/a-key.ts';
import { keyset as shape, type Keyset, type KeysetContent } from './keyset.ts';
import { signKeyset } from './sign-keyset.ts';
import { followKeysets, trustKeyset } from './trust-keyset.ts';
import type { SigningKey } from './signing-key.ts';

const now = new Date('2026-07-01T00:00:00.000Z');
const [ada, ben, cyd, dan, forge] = [aKey(), aKey(), aKey(), aKey(), aKey()];

const content = (over: Partial<KeysetContent> = {}): KeysetContent => ({
  version: 1,
  expires: '2026-12-31T00:00:00.000Z',
  threshold: 2,
  roots: [ada, ben, cyd].map(asRoot),
  keys: [asMember(forge, 'log')],
  ...over,
});
const signed = (over: Partial<KeysetContent>, by: SigningKey[]) => signKeyset(content(over), by);
const code = (result: ReturnType<typeof trustKeyset>) => (result.ok ? 'ok' : result.error.code);

const first = await signed({ expires: '2026-06-01T00:00:00.000Z' }, [ada, ben]);

describe('a keyset', () => {
  it('is believed when enough of its roots signed it', async () => {
    expect(code(trustKeyset(await signed({}, [ada, cyd]), now))).toBe('ok');
    expect(code(trustKeyset(await signed({}, [ada]), now))).toBe('KEYSET_NOT_TRUSTED');
    expect(code(trustKeyset(await signed({}, [ada, dan]), now))).toBe('KEYSET_NOT_TRUSTED');
  });

  it('counts a root once, however often it signed', async () => {
    const once = await signed({}, [ada]);
    const twice: Keyset = { ...once, signatures: [...once.signatures, ...once.signatures] };
    expect(code(trustKeyset(twice, now))).toBe('KEYSET_NOT_TRUSTED');
    const renamed = {
      ...once,
      signatures: once.signatures.flatMap((one) => [one, { ...one, kid: asRoot(ben).kid }]),
    };
    expect(code(trustKeyset(renamed, now))).toBe('KEYSET_NOT_TRUSTED');
  });

  it.each<[string, (of: Keyset) => Keyset]>([
    ['version', (of) => ({ ...of, version: 2 })],
    ['expiry', (of) => ({ ...of, expires: '2036-12-31T00:00:00.000Z' })],
    ['threshold', (of) => ({ ...of, threshold: 1 })],
    ['keys', (of) => ({ ...of, keys: [asMember(dan, 'log')] })],
    ['roots', (of) => ({ ...of, roots: [ada, ben, dan].map(asRoot) })],
  ])('is not believed once its %s is changed', async (_name, change) => {
    expect(code(trustKeyset(change(await signed({}, [ada, ben])), now))).toBe('KEYSET_NOT_TRUSTED');
  });

  it('is over at its expiry', async () => {
    const keyset = await signed({}, [ada, ben]);
    expect(code(trustKeyset(keyset, new Date(keyset.expires)))).toBe('KEYSET_EXPIRED');
  });

  it.each<[string, object]>([
    ['a threshold beyond its roots', { threshold: 4 }],
    ['one root twice', { roots: [ada, ada, ben].map(asRoot) }],
    ['a key under another name', { keys: [{ ...asMember(forge, 'log'), kid: asRoot(dan).kid }] }],
    ['a key that is none', { roots: [{ kid: asRoot(ada).kid, publicKey: 'AAAA' }] }],
    ['no root', { roots: [] }],
    ['something nobody knows', { more: true }],
  ])('is unreadable with %s', (_name, over) => {
    expect(shape.safeParse({ ...content(), signatures: [], ...over }).success).toBe(false);
  });
});

describe('a rotation', () => {
  const roots = { roots: [ben, cyd, dan].map(asRoot) };
  const follow = (chain: Keyset[]) => code(followKeysets(chain, now, first));

  it('is believed when the old roots and the new ones signed it, though the old keyset has expired', async () => {
    expect(follow([first, await signed({ version: 2, ...roots }, [ada, ben, dan])])).toBe('ok');
  });

  it('goes on from one to the next', async () => {
    const second = await signed({ version: 2, ...roots }, [ada, ben, dan]);
    const third = await signed({ version: 3, threshold: 1, roots: [asRoot(dan)] }, [cyd, dan]);
    expect(follow([first, second, third])).toBe('ok');
    expect(follow([first, third])).toBe('KEYSET_OUT_OF_ORDER');
    expect(follow([second, first])).toBe('KEYSET_OUT_OF_ORDER');
  });

  it('needs both: the old threshold and its own', async () => {
    expect(follow([first, await signed({ version: 2, ...roots }, [cyd, dan])])).toBe('KEYSET_NOT_TRUSTED');
    const lone = { version: 2, threshold: 2, roots: [cyd, dan].map(asRoot) };
    expect(follow([first, await signed(lone, [ada, ben, dan])])).toBe('KEYSET_INCOMPLETE');
  });

  it('does not skip or repeat a version', async () => {
    expect(follow([first, await signed({ version: 3 }, [ada, ben])])).toBe('KEYSET_OUT_OF_ORDER');
    expect(follow([first, first])).toBe('KEYSET_OUT_OF_ORDER');
  });

  it('does not lead back behind what is trusted', async () => {
    const second = await signed({ version: 2 }, [ada, ben]);
    const old = await signed({}, [ada, ben]);
    expect(code(followKeysets([old], now, second))).toBe('KEYSET_OUT_OF_ORDER');
    expect(code(followKeysets([second], now, second))).toBe('ok');
  });

  it('ends in a keyset of today', async () => {
    expect(follow([first])).toBe('KEYSET_EXPIRED');
    expect(follow([])).toBe('NO_KEYSET');
  });
});
