import { fromBase64, sameBytes, sha256, toBase64 } from '../bytes.ts';
import { isSignedBy, KEY_BYTES } from '../keys/public-key.ts';
import type { SigningKey } from '../keys/signing-key.ts';

/** What a log says of itself: so many entries, with this root. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

// C2SP signed-note: the type of Ed25519 signatures.
const ED25519 = 1;
const HINT_BYTES = 4;
const MOST_CHARACTERS = 10_000;
const SIGNATURE = /^\u2014 (\S+) (\S+)$/;

/** A checkpoint as a signed note (C2SP tlog-checkpoint). The signer's name is the log's origin. */
export async function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): Promise<string> {
  const { origin, size, root } = checkpoint;
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  const signature = await key.signBytes(new TextEncoder().encode(text));
  const stamp = Buffer.concat([keyHint(origin, key.publicKey), signature]);
  return `${text}\n\u2014 ${origin} ${toBase64(stamp)}\n`;
}

/** Reads a checkpoint; null when it is none. Nothing is believed yet: `isCheckpointBy` says whose it is. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [origin, count, hash, ...rest] = note.slice(0, MOST_CHARACTERS).split('\n');
  const root = fromBase64(hash ?? '');
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(count ?? '') || root?.length !== 32 || rest[0] !== '')
    return null;
  return { origin, size: Number(count), root };
}

/** Whether one of the note's signatures is this key's, under the log's own name. */
export function isCheckpointBy(note: string, publicKey: Uint8Array): boolean {
  if (note.length > MOST_CHARACTERS || publicKey.length !== KEY_BYTES) return false;
  const end = note.indexOf('\n\n');
  const checkpoint = readCheckpoint(note);
  if (end < 0 || !checkpoint) return false;
  const text = new TextEncoder().encode(note.slice(0, end + 1));
  const hint = keyHint(checkpoint.origin, publicKey);
  return note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [, name, stamp] = SIGNATURE.exec(line) ?? [];
      const bytes = stamp === undefined ? null : fromBase64(stamp);
      if (name !== checkpoint.origin || !bytes || !sameBytes(bytes.slice(0, HINT_BYTES), hint)) return false;
      return isSignedBy(publicKey, text, bytes.slice(HINT_BYTES));
    });
}

/** The first bytes of every signature by this key under this name; they say which key to try. */
function keyHint(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(name, '\n', Uint8Array.of(ED25519), publicKey).slice(0, HINT_BYTES);
}
