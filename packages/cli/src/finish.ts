import type { Result } from '@guildhall/kernel';
import { exitCode } from './exit-codes.ts';
import type { Failure } from './failure.ts';
import type { Outcome } from './outcome.ts';
import type { Terminal } from './terminal/terminal.ts';
import { visible } from './terminal/visible.ts';

/** Says how a command ended, and answers with the number for the shell. */
export function finish(terminal: Terminal, json: boolean, result: Result<Outcome, Failure>): number {
  if (result.ok) {
    const { document, text, exit } = result.value;
    terminal.print(json ? JSON.stringify(document, null, 2) : text);
    return exitCode(exit);
  }
  const { exit, ...error } = result.error;
  if (json) terminal.print(JSON.stringify({ error }, null, 2));
  terminal.warn(`${terminal.paint(['red', 'bold'], 'error:')} ${sentence(error)}`);
  return exitCode(exit);
}

/** The server's words as they are, with the field they are about. */
function sentence({ message, field }: Omit<Failure, 'exit'>): string {
  const said = visible(message, { lines: true });
  return field?.length ? `${said} (${visible(field.join('.'))})` : said;
}
