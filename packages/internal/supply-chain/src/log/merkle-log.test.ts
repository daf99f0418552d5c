import fc from 'fast-check';
import { toHex } from '../bytes.ts';
import { aLog } from '../testing/a-log.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashes.ts';
import { proveConsistency, proveInclusion, rootOf } from './merkle-log.ts';
import { isConsistent } from './verify-consistency.ts';
import { isIncluded } from './verify-inclusion.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

// The entries and roots that implementations of RFC 6962 have been held against since the first one.
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hex);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const entriesOf = (count: number) => Array.from({ length: count }, (_, n) => Uint8Array.of(n % 256, n >> 8));

/** The Merkle tree hash as RFC 6962 defines it, word for word; slow, and the measure of the fast one. */
function definedRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries;
  if (!first) return EMPTY_ROOT;
  if (entries.length === 1) return leafHash(first);
  const split = 2 ** (Math.ceil(Math.log2(entries.length)) - 1);
  return nodeHash(definedRoot(entries.slice(0, split)), definedRoot(entries.slice(split)));
}

describe('the root of a log', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))(
    'with $size known entries is the known one',
    async ({ size, root }) => {
      const { read } = await aLog(ENTRIES.slice(0, size));
      expect(toHex(await rootOf(size, read))).toBe(root);
    },
  );

  it('is what the RFC defines, at every size the log ever had', async () => {
    const entries = entriesOf(130);
    const { read } = await aLog(entries);
    for (let size = 0; size <= entries.length; size++)
      expect(toHex(await rootOf(size, read))).toBe(toHex(definedRoot(entries.slice(0, size))));
  });

  it('costs fewer than two stored nodes an entry', async () => {
    const { written } = await aLog(entriesOf(1_000));
    expect(written.length).toBeLessThan(2_000);
    expect(new Set(written.map(({ level, index }) => `${level}/${index}`)).size).toBe(written.length);
  });
});

const tree = fc.integer({ min: 1, max: 200 });

describe('a proof of inclusion', () => {
  it('convinces of every entry at every size, and of nothing else', async () => {
    const entries = entriesOf(200);
    const { read } = await aLog(entries);
    await fc.assert(
      fc.asyncProperty(tree, fc.nat(), fc.nat(), async (size, at, elsewhere) => {
        const index = at % size;
        const claim = {
          leaf: leafHash(entries[index] ?? new Uint8Array()),
          index,
          size,
          root: await rootOf(size, read),
          proof: await proveInclusion(index, size, read),
        };
        expect(isIncluded(claim)).toBe(true);
        expect(isIncluded({ ...claim, leaf: leafHash(Uint8Array.of(1, 2, 3)) })).toBe(false);
        expect(isIncluded({ ...claim, root: leafHash(Uint8Array.of(1)) })).toBe(false);
        expect(isIncluded({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false);
        expect(isIncluded({ ...claim, proof: claim.proof.slice(1) })).toBe(claim.proof.length === 0);
        expect(isIncluded({ ...claim, index: elsewhere % size })).toBe(elsewhere % size === index);
      }),
    );
  });

  it.each([
    [-1, 5],
    [5, 5],
    [0.5, 5],
    [0, 2 ** 60],
  ])('of entry %d in a log of %d convinces nobody', (index, size) => {
    expect(isIncluded({ leaf: EMPTY_ROOT, index, size, root: EMPTY_ROOT, proof: [] })).toBe(false);
  });

  it('is not made for an entry that is not there', async () => {
    const { read } = await aLog(entriesOf(3));
    expect(() => proveInclusion(3, 3, read)).toThrow('a log of 3 has no entry 3');
  });
});

describe('a proof of consistency', () => {
  it('convinces that a log only grew, and of no other past', async () => {
    const entries = entriesOf(200);
    const { read } = await aLog(entries);
    const { read: readOther } = await aLog([Uint8Array.of(9, 9, 9), ...entries.slice(1)]);
    await fc.assert(
      fc.asyncProperty(tree, fc.nat(), async (size, at) => {
        const from = 1 + (at % size);
        const claim = {
          from: { size: from, root: await rootOf(from, read) },
          to: { size, root: await rootOf(size, read) },
          proof: await proveConsistency(from, size, read),
        };
        expect(isConsistent(claim)).toBe(true);
        const rewritten = { size, root: await rootOf(size, readOther) };
        expect(isConsistent({ ...claim, to: rewritten })).toBe(false);
        const proof = await proveConsistency(from, size, readOther);
        expect(isConsistent({ ...claim, to: rewritten, proof })).toBe(false);
        expect(isConsistent({ ...claim, proof: [...claim.proof, EMPTY_ROOT] })).toBe(false);
        const shorter = { ...claim, proof: claim.proof.slice(0, -1) };
        expect(isConsistent(shorter)).toBe(claim.proof.length === 0);
      }),
    );
  });

  it('is empty from nothing, and from a log to itself', async () => {
    const { read } = await aLog(ENTRIES);
    expect(await proveConsistency(0, 8, read)).toEqual([]);
    expect(await proveConsistency(8, 8, read)).toEqual([]);
    const root = await rootOf(8, read);
    expect(isConsistent({ from: { size: 0, root: EMPTY_ROOT }, to: { size: 8, root }, proof: [] })).toBe(
      true,
    );
    expect(isConsistent({ from: { size: 8, root: EMPTY_ROOT }, to: { size: 8, root }, proof: [] })).toBe(
      false,
    );
  });

  it('is not made backwards', async () => {
    const { read } = await aLog(ENTRIES);
    expect(() => proveConsistency(8, 7, read)).toThrow('a log of 7 was never one of 8');
    expect(
      isConsistent({ from: { size: 8, root: EMPTY_ROOT }, to: { size: 7, root: EMPTY_ROOT }, proof: [] }),
    ).toBe(false);
  });
});
