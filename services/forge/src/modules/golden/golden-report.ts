import { golden } from '@guildhall/sandbox';
import { z } from 'zod';

const outcome = z.object({
  name: z.string(),
  outcome: z.string(),
  calls: z.array(z.string()),
  resultDigest: z.string(),
});

/** What replaying golden invocations came to in one run, kept with it for the version after. */
export const goldenReport = z.object({
  /** The version's own invocations. */
  set: z.array(z.object({ name: z.string(), golden })),
  /** What they and those of the baseline came to with the baseline's code and with this version's. */
  before: z.array(outcome),
  after: z.array(outcome),
  /** Why nothing can be said of it, if so. */
  unknown: z.string().nullable(),
});
export type GoldenReport = z.infer<typeof goldenReport>;
