import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

export interface Reading {
  /** The file whose exported functions read the environment. */
  module: string;
  variables: Record<string, string>;
}

const outcomes = z.array(
  z.strictObject({
    /** What a reader threw, or null when all were content. */
    refusal: z.string().nullable(),
    /** The variables that were looked at. */
    asked: z.array(z.string()),
  }),
);
export type Outcome = z.infer<typeof outcomes>[number];

const ENTRY = join(import.meta.dirname, 'read-environments-process.ts');

/** Lets the readers of gateway and services read environments, in a process of their own that has no other. */
export function readEnvironments(readings: readonly Reading[]): Outcome[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ENTRY], {
    input: JSON.stringify(readings),
    encoding: 'utf8',
    env: {},
  });
  if (status !== 0) throw new Error(stderr);
  return outcomes.parse(JSON.parse(stdout));
}
