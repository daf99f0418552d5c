import { z } from 'zod';
import type { CustomRule } from './compile-custom-rules.ts';

const rules = z.array(z.custom<CustomRule>((value) => typeof value === 'object' && value !== null));

/** What the thread that matches is given. The rules were compiled before. */
export const customJob = z.object({
  files: z.array(z.tuple([z.string(), z.string()])),
  rules,
  perRule: z.int(),
});
export type CustomJob = z.infer<typeof customJob>;

/** What it says of one rule in one file, where there is something to say. */
const customAnswer = z.union([
  z.object({
    file: z.string(),
    id: z.string(),
    spans: z.array(z.object({ start: z.int(), end: z.int() })),
  }),
  z.object({ file: z.string(), id: z.string(), problem: z.string() }),
]);
export type CustomAnswer = z.infer<typeof customAnswer>;

export const customSaid = z.union([z.literal('done'), customAnswer]);
