import { z } from 'zod';

/** A kind of work done on a plugin in a process of its own. What comes back is read as strictly as if a stranger sent it. */
export interface Job<Input, Outcome> {
  kind: 'build' | 'analyze' | 'package' | 'rule';
  input: z.ZodType<Input>;
  outcome: z.ZodType<Outcome>;
}

export const request = z.object({
  id: z.int(),
  kind: z.enum(['build', 'analyze', 'package', 'rule']),
  input: z.unknown(),
});
export type Request = z.infer<typeof request>;

export const reply = z.union([
  z.object({ id: z.int(), ok: z.literal(true), outcome: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: z.string() }),
  /** No answer yet: the file that is read next, should it be the last. */
  z.object({ id: z.int(), at: z.string() }),
]);
