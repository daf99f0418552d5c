import { z } from 'zod';
import type { CustomRule } from './compile-custom-rules.ts';

const rules = z.array(z.custom<CustomRule>((value) => typeof value === 'object' && value !== null));

/** What the thread that matches is given. The rules were compiled before. */
export const customJob = z.object({
  files: z.array(z.tuple([z.string(), z.string()])),
  rules,
  perRule: z.int(),
});

/** What it says of one rule in one file. */
export type CustomAnswer =
  | { file: string; id: string; spans: { start: number; end: number }[] }
  | { file: string; id: string; problem: string };
