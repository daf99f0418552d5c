import type { Clock } from './clock.ts';
import type { Environment } from './environment.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command may touch of the world. */
export interface Cli {
  /** The folder the person is in. */
  readonly cwd: string;
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly clock: Clock;
}
