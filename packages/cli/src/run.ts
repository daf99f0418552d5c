import { CommanderError } from 'commander';
import { z } from 'zod';
import { failed, type Failure } from './failure.ts';
import { finish } from './finish.ts';
import { createProgram } from './program.ts';
import type { Cli } from './cli.ts';
import type { Result } from '@guildhall/kernel';
import type { Outcome } from './outcome.ts';

/** Runs one command line and answers with its exit code. `argv` is what follows the program's name. */
export async function run(argv: readonly string[], cli: Cli): Promise<number> {
  const json = argv.includes('--json');
  let result: Result<Outcome, Failure> | undefined;
  const program = createProgram(cli, (ended) => {
    result = ended;
  });
  // Commander's own complaints are said by us, in one way with all others.
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    result = explain(error);
  }
  return finish(
    cli.terminal,
    json,
    result ?? failed('usage', 'USAGE', 'Say what to do: see guildhall --help.'),
  );
}

function explain(error: unknown): Result<never, Failure> {
  if (error instanceof CommanderError) {
    const message = error.message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/^\(outputHelp\)$/, 'Say what to do.');
    return failed('usage', 'USAGE', `${capital(message)} See guildhall --help.`);
  }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return failed('usage', 'USAGE', `${optionOf(issue?.path)}: ${issue?.message ?? 'is not right'}.`);
  }
  const words = error instanceof Error ? error.message : String(error);
  return failed('server', 'BROKEN', `Something in this command broke: ${words}`);
}

/** `failOn` as it was typed: `--fail-on`. */
function optionOf(path: readonly PropertyKey[] = []): string {
  return `--${path.map(String).join('.')}`.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function capital(text: string): string {
  const said = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!)]$/.test(said) ? said : `${said}.`;
}
