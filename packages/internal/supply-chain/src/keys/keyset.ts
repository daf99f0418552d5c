import { z } from 'zod';
import { base64, bytesOf, hexDigest, instant } from '../shapes.ts';
import { KEY_BYTES, keyIdOf } from './public-key.ts';

const publicKey = base64.refine(
  (text) => bytesOf(text).length === KEY_BYTES,
  'is an Ed25519 key of 32 bytes',
);
const named = { kid: hexDigest, publicKey };
const ownName = ({ kid, publicKey: key }: { kid: string; publicKey: string }) =>
  keyIdOf(bytesOf(key)) === kid;
const NOT_OWN = 'kid is not the SHA-256 of the key';

const rootKey = z.object(named).refine(ownName, NOT_OWN);

/** What a key may sign: `attestation` says where releases come from, `log` says what a log holds. */
export const KEY_ROLES = ['attestation', 'log'] as const;

const memberKey = z
  .object({ ...named, role: z.enum(KEY_ROLES), validFrom: instant, validTo: instant })
  .refine(ownName, NOT_OWN);
export type MemberKey = z.infer<typeof memberKey>;

const content = {
  version: z.int().min(1),
  expires: instant,
  /** How many of `roots` must sign this keyset and the next one. */
  threshold: z.int().min(1),
  roots: z.array(rootKey).min(1).max(16),
  keys: z.array(memberKey).max(64),
};
const signature = z.object({ kid: hexDigest, sig: base64 });

/** Whose signatures to believe, until when; itself signed by roots whose secrets are kept offline. */
export const keyset = z
  .strictObject({ ...content, signatures: z.array(signature).max(32) })
  .refine(({ roots, threshold }) => threshold <= roots.length, 'threshold is larger than the number of roots')
  .refine(({ roots }) => new Set(roots.map(({ kid }) => kid)).size === roots.length, 'a root is named twice');
export type Keyset = z.infer<typeof keyset>;
export type KeysetContent = Omit<Keyset, 'signatures'>;

/** The keys for a role that are valid at an instant. */
export function keysFor({ keys }: Keyset, role: MemberKey['role'], at: Date): MemberKey[] {
  return keys.filter(
    (key) => key.role === role && new Date(key.validFrom) <= at && at < new Date(key.validTo),
  );
}
