import { z } from 'zod';

/** What went wrong, and with which input. */
export const failure = z.object({ why: z.string(), input: z.base64() });
export type Failure = z.infer<typeof failure>;

/** What became of a target's inputs. */
export const tally = z.object({
  inputs: z.int(),
  slowestMs: z.number(),
  /** Inputs by the stage they came to. */
  reached: z.record(z.string(), z.int()),
  /** Different errors, rules and stages that were seen. */
  traits: z.int(),
  /** Inputs that were kept because they showed a new one. */
  kept: z.int(),
});
export type Tally = z.infer<typeof tally>;

/** What the process that reads tells the one that watches. */
export const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('failure'), failure }),
  z.object({ kind: z.literal('done'), tally }),
]);
export type Message = z.infer<typeof message>;

/** What a process is given to do. */
export const task = z.object({
  /** The module whose TARGETS hold the target. */
  module: z.string(),
  target: z.string(),
  inputs: z.int(),
  seed: z.int(),
  note: z.string(),
});
export type Task = z.infer<typeof task>;
