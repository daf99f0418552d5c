import type { Result } from '@guildhall/kernel';
import type { z } from 'zod';
import type { Cli } from '../cli.ts';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';

/** A command as data: how it is called, what it reads, and the act. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Shown under the options: what is worth knowing, or an example. */
  readonly notes?: string;
  readonly arguments: readonly Flag[];
  readonly options: readonly Flag[];
  run(cli: Cli, given: unknown): Promise<Result<Outcome, Failure>>;
}

/** `[dir]` or `--wait`, with what it is for. */
type Flag = readonly [syntax: string, description: string];

/** Describes a command. `input` reads its arguments and options, both by name. */
export function defineCommand<Input>(
  spec: Omit<Command, 'run' | 'arguments' | 'options'> & {
    readonly arguments?: readonly Flag[];
    readonly options?: readonly Flag[];
    readonly input: z.ZodType<Input>;
    act: (cli: Cli, input: Input) => Promise<Result<Outcome, Failure>>;
  },
): Command {
  const { input, act, ...rest } = spec;
  return { arguments: [], options: [], ...rest, run: (cli, given) => act(cli, input.parse(given)) };
}
