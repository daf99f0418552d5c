import { signCheckpoint } from '../log/checkpoint.ts';
import { aKey } from '../testing/a-key.ts';
import { aReleased, CODE } from '../testing/a-release.ts';
import { attestationBundle } from './attestation-bundle.ts';
import { verifyArtifact } from './verify-artifact.ts';

const now = new Date('2026-07-01T00:00:00.000Z');
const released = await aReleased();
const { bundle, keyset, forge, checkpoint, when } = released;

/** The bundle with a proof from that size on, held against a checkpoint. */
async function grown(from: number, earlier?: string) {
  const { checkpoint: then, consistency } = await when(from);
  const file = attestationBundle.parse(
    JSON.parse(JSON.stringify({ ...bundle, log: { ...bundle.log, consistency } })),
  );
  return verifyArtifact({ artifact: CODE, bundle: file, keysets: [keyset], now, earlier: earlier ?? then });
}
const said = ({ steps }: { steps: readonly { name: string; message: string }[] }) =>
  steps.find(({ name }) => name === 'growth')?.message;

describe('a log that was seen before', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('holds what it held with %d entries', async (size) => {
    const verified = await grown(size);
    expect(said(verified)).toBe(`All ${size} entries of the earlier checkpoint are still there.`);
    expect(verified.ok).toBe(true);
  });

  it('is not asked about where nobody has seen it', () => {
    const { ok, steps } = verifyArtifact({ artifact: CODE, bundle, keysets: [keyset], now });
    expect(ok).toBe(true);
    expect(steps.map(({ name }) => name)).not.toContain('growth');
  });

  it('is told from one that was rewritten, though its own key signed both', async () => {
    const root = new Uint8Array(32).fill(7);
    const other = await signCheckpoint({ ...checkpoint, size: 3, root }, forge);
    const verified = await grown(3, other);
    expect(verified.ok).toBe(false);
    expect(said(verified)).toContain('it was rewritten');
  });

  it('cannot show another history of the same length', async () => {
    const root = new Uint8Array(32).fill(7);
    const other = await signCheckpoint({ ...checkpoint, root }, forge);
    expect(said(await grown(8, other))).toContain('it was rewritten');
  });

  it.each<[string, () => Promise<string>, string]>([
    ['nonsense', () => Promise.resolve('nonsense'), 'cannot be read'],
    [
      'one of another log',
      () => signCheckpoint({ ...checkpoint, origin: 'elsewhere' }, forge),
      'of another log, elsewhere',
    ],
    ['one that a stranger signed', () => signCheckpoint(checkpoint, aKey()), 'No key of the keyset signed'],
    [
      'one of a longer log',
      () => signCheckpoint({ ...checkpoint, size: 9 }, forge),
      'had 9 entries before and has 8',
    ],
    ['one that the proof does not begin at', async () => (await when(5)).checkpoint, 'attestation --earlier'],
  ])('is not believed by %s', async (_what, earlier, words) => {
    const verified = await grown(4, await earlier());
    expect(verified.ok).toBe(false);
    expect(said(verified)).toContain(words);
  });
});
