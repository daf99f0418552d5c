import type { Failure } from '../failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

/** Told of every answer and of every question that nobody could answer, and tells the person each begin and end once. */
export interface OutageTeller {
  readonly answered: () => void;
  readonly missed: (outage: Failure) => void;
}

/** For a command that waits. `comfort` says what an outage does not spoil. */
export function tellOutages({ warn }: Terminal, comfort: string): OutageTeller {
  let isAway = false;
  return {
    answered() {
      if (isAway) warn('The marketplace answers again.');
      isAway = false;
    },
    missed({ code }) {
      if (!isAway) warn(`The marketplace does not answer (${visible(code)}). Still waiting: ${comfort}`);
      isAway = true;
    },
  };
}
