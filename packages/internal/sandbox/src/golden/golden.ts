import { z } from 'zod';
import { FAILURES } from '../invocation.ts';
import type { Json } from '../json.ts';

const json: z.ZodType<Json> = z.json();

const call = z.strictObject({
  op: z.string().max(200),
  args: json,
  /** What the host answered, or why it refused. */
  answer: json.optional(),
  refusal: z.strictObject({ code: z.string().max(100), message: z.string().max(2_000) }).optional(),
});

/**
 * A golden invocation as a file of the project: what a function got, what it asked the host and was told, and what it
 * came to. Written by a recording, read by people in a diff, replayed with every later version.
 */
export const golden = z.strictObject({
  format: z.literal(1),
  /** By its name in plugin.json. */
  function: z.string().min(1).max(100),
  payload: json.default(null),
  context: z.record(z.string(), json).default({}),
  settings: z.record(z.string(), json).default({}),
  /** Seeds `Math.random`. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  /** Where its clock stands still. */
  now: z.iso.datetime(),
  calls: z.array(call).max(200),
  outcome: z.enum(['ok', ...FAILURES]),
  /** What it returned; absent unless the outcome is ok. */
  value: json.optional(),
  /** Why there is no value. */
  message: z.string().max(10_000).optional(),
});

export type Golden = z.infer<typeof golden>;
export type GoldenCall = Golden['calls'][number];

/** One file, by the name it has without its ending. */
export interface NamedGolden {
  readonly name: string;
  readonly golden: Golden;
}
