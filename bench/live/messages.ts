import { z } from 'zod';

/** What the bench asks of the process with the clients. */
export const question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('open'), endpoint: z.string(), token: z.string(), count: z.int() }),
  z.object({ ask: z.enum(['shown', 'gone']), versionId: z.string() }),
  z.object({ ask: z.literal('converged'), epoch: z.int() }),
  z.object({ ask: z.literal('quiet') }),
]);
export type Question = z.infer<typeof question>;

/** What came of it, in all clients. */
export const answer = z.object({
  /** Milliseconds since 1970, one for each client of which it is true. */
  times: z.array(z.number()),
  /** Requests for what a page shows, since the start. */
  fetches: z.int(),
  /** Those that got no answer to be shown. */
  refused: z.int(),
});
export type Answer = z.infer<typeof answer>;
