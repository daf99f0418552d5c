import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { FAILURES } from '../invocation.ts';
import type { Json } from '../json.ts';

const json: z.ZodType<Json> = z.json();

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: json }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

const recordedCall = z.object({ op: z.string(), argsDigest: z.string(), answer });

/** One golden invocation: what went in, what it asked the host and was told, what came out. Stored as JSON. */
export const recording = z.object({
  format: z.literal(1),
  functionName: z.string(),
  payload: json,
  context: json,
  settings: json,
  seed: z.int(),
  /** Epoch milliseconds at which its clock stood still. */
  now: z.number(),
  codeDigest: z.string(),
  calls: z.array(recordedCall),
  outcome: z.enum(['ok', ...FAILURES]),
  /** Digest of the result, or of the message when there was none. */
  resultDigest: z.string(),
});

export type Recording = z.infer<typeof recording>;
export type RecordedCall = Recording['calls'][number];

/** The same for the same JSON, whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');
}
