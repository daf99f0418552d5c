import { z } from 'zod';
import { envelope } from '../dsse/envelope.ts';
import { base64, bytesOf } from '../shapes.ts';

export const BUNDLE_TYPE = 'application/vnd.guildhall.attestation+json;version=1';

const hash = base64.refine((text) => bytesOf(text).length === 32, 'is a SHA-256 digest');

/** Where a release stands in its marketplace's log, and the proof of it. */
export const logProof = z.object({
  index: z.int().min(0),
  /** Size of the log that the checkpoint speaks of. */
  size: z.int().min(1),
  /** Nearest first, base64. */
  hashes: z.array(hash).max(64),
  checkpoint: z.string().max(10_000),
  /** Proof that the log of `from` entries grew into this one, for those who have seen it then. */
  consistency: z.object({ from: z.int().min(0), hashes: z.array(hash).max(64) }).optional(),
});

/** Everything somebody needs, beside a keyset, to check a release without a network. */
export const attestationBundle = z.object({
  mediaType: z.literal(BUNDLE_TYPE),
  provenance: envelope,
  sbom: z.record(z.string(), z.json()),
  log: logProof,
});
export type AttestationBundle = z.infer<typeof attestationBundle>;
