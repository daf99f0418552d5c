import { Command as Program } from 'commander';
import type { Result } from '@guildhall/kernel';
import type { Cli } from './cli.ts';
import type { Command } from './commands/command.ts';
import { COMMANDS } from './commands/registry.ts';
import { exitCodesText } from './exit-codes.ts';
import type { Failure } from './failure.ts';
import type { Outcome } from './outcome.ts';
import { VERSION } from './version.ts';

export type Ended = (result: Result<Outcome, Failure>) => void;

/** The command line as commander knows it, made from the registry. `ended` hears how the chosen command went. */
export function createProgram(cli: Cli, ended: Ended): Program {
  const program = new Program('guildhall')
    .description('Write, check and ship plugins for a Guildhall marketplace.')
    .version(VERSION, '-V, --version', 'print the version')
    .option('--json', 'print one JSON document on stdout and nothing else')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', `\n${exitCodesText()}`)
    .showSuggestionAfterError()
    .exitOverride();
  for (const command of COMMANDS) add(program, command, cli, ended);
  return program;
}

function add(program: Program, command: Command, cli: Cli, ended: Ended): void {
  const added = program
    .command(command.name)
    .description(command.summary)
    .option('--json', 'print one JSON document on stdout and nothing else')
    .allowExcessArguments(false)
    .exitOverride();
  for (const [syntax, description] of command.arguments) added.argument(syntax, description);
  for (const [flags, description] of command.options) added.option(flags, description);
  if (command.notes) added.addHelpText('after', `\n${command.notes}`);
  added.action(async () => {
    const names = added.registeredArguments.map((argument) => argument.name());
    const given = Object.fromEntries(names.map((name, at) => [name, added.args[at]]));
    ended(await command.run(cli, { ...given, ...added.optsWithGlobals() }));
  });
}
