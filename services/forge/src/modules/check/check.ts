import { z } from 'zod';
import type { CheckState } from './check-lifecycle.ts';

/** The questions a run answers, in the order people read them. */
export const CHECKS = ['manifest', 'build', 'analysis', 'declarations', 'dependencies'] as const;
export type CheckName = (typeof CHECKS)[number];

/** How a check ended: in a policy's words, with a sentence for people. */
export const verdict = z.object({
  state: z.enum(['PASSED', 'FAILED', 'ERROR', 'SKIPPED']),
  message: z.string().nullable(),
});
export type Verdict = z.infer<typeof verdict>;

export const passed = (message: string | null = null): Verdict => ({ state: 'PASSED', message });
export const failed = (message: string): Verdict => ({ state: 'FAILED', message });
export const broken = (message: string): Verdict => ({ state: 'ERROR', message });
export const skipped = (message: string): Verdict => ({ state: 'SKIPPED', message });

export interface CheckRow {
  runId: string;
  name: string;
  state: CheckState;
  required: boolean;
  enforced: boolean;
  attempts: number;
  queuedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  message: string | null;
}
