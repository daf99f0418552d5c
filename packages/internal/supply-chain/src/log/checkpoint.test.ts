import { sha256 } from '../bytes.ts';
import { aKey } from '../testing/a-key.ts';
import { isCheckpointBy, readCheckpoint, signCheckpoint } from './checkpoint.ts';

const key = aKey();
const root = sha256('root');
const of = (size: number) => signCheckpoint({ origin: 'guildhall/log/mkt_one', size, root }, key);

describe('a checkpoint', () => {
  it('says what it says in three lines, and is read back', async () => {
    const note = await of(7);
    expect(note.split('\n').slice(0, 2)).toEqual(['guildhall/log/mkt_one', '7']);
    expect(readCheckpoint(note)).toEqual({ origin: 'guildhall/log/mkt_one', size: 7, root });
    expect(isCheckpointBy(note, key.publicKey)).toBe(true);
  });

  it('is only its signer’s, and only as it was signed', async () => {
    const note = await of(7);
    expect(isCheckpointBy(note, aKey().publicKey)).toBe(false);
    expect(isCheckpointBy(note.replace('\n7\n', '\n8\n'), key.publicKey)).toBe(false);
    expect(isCheckpointBy(note.replaceAll('mkt_one', 'mkt_two'), key.publicKey)).toBe(false);
    expect(
      isCheckpointBy(note.replace('\u2014 guildhall/log/mkt_one', '\u2014 somebody'), key.publicKey),
    ).toBe(false);
    expect(isCheckpointBy(note, new Uint8Array(3))).toBe(false);
  });

  it('may carry other signatures beside', async () => {
    const note = `${await of(7)}\u2014 witness AAAAAAAA\n`;
    expect(isCheckpointBy(note, key.publicKey)).toBe(true);
  });

  it.each([
    '',
    'a',
    'a\n1',
    'a\n-1\nAA==\n\n',
    'a\n01\nAA==\n\n',
    `a\n1\n${'A'.repeat(44)}\n\n`,
    'a\n1e3\nAA==\n\n',
  ])('is not %j', (note) => {
    expect(readCheckpoint(note)).toBeNull();
    expect(isCheckpointBy(note, key.publicKey)).toBe(false);
  });
});
