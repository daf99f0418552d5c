import { z } from 'zod';

/** The figures of the dashboard. Amounts are euros a year. */
export const overview = z.object({
  contacts: z.number(),
  customers: z.number(),
  openValue: z.number(),
  wonValue: z.number(),
  stages: z.array(z.object({ stage: z.string(), count: z.number(), value: z.number() })),
  quiet: z.array(z.object({ id: z.string(), name: z.string(), company: z.string(), lastTouch: z.string() })),
});

export type Overview = z.infer<typeof overview>;
