import { parseArgs } from 'node:util';
import { findRedis } from '@guildhall/embedded';
import { z } from 'zod';
import { CONTROLS } from './controls/controls.ts';

const options = z.object({
  /** How long it blows. */
  seconds: z.coerce.number().int().min(1).max(3_600).default(60),
  /** The same seed breaks the same things in the same order. */
  seed: z.coerce.number().int().default(1),
  queues: z.enum(['postgres', 'redis']).default(() => (findRedis() ? 'redis' : 'postgres')),
  /** Instead of a storm: takes one protection away, to see that its loss is seen; or none; or each in turn. */
  control: z.enum([...CONTROLS, 'none', 'all']).optional(),
});

export type StormOptions = z.infer<typeof options>;

/** Reads `--seconds 60 --seed 1 --queues redis --control outbox`. */
export function readOptions(args: readonly string[]): StormOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    // pnpm hands its own `--` on.
    args: args.filter((word) => word !== '--'),
    options: { seconds: text, seed: text, queues: text, control: text },
  });
  return options.parse(values);
}
