import type { Cli } from '../cli.ts';
import type { Clock } from '../clock.ts';

/** After so long a person wonders. */
export const SLOW_MS = 8_000;
/** A gateway gives its services eight seconds: two tries of theirs are heard out. */
const QUESTION_MS = 17_000;
const UPLOAD_MS = 120_000;

/** How long somebody waits for an answer. */
export interface Patience {
  readonly clock: Clock;
  /** Milliseconds without an answer, over all attempts; pauses that were asked for are none of it. */
  readonly silenceMs: number;
  /** Hears when it takes longer than a person waits without wondering. */
  readonly slow: () => void;
}

/** For an answer that a person waits for: less than twenty seconds, and told of before the tenth. */
export function patienceForQuestions({ clock, terminal }: Pick<Cli, 'clock' | 'terminal'>, url: string) {
  let isTold = false;
  return {
    clock,
    silenceMs: QUESTION_MS,
    slow() {
      if (!isTold) terminal.warn(`${url} takes long to answer. Still waiting …`);
      isTold = true;
    },
    /** The next wait is told of again. */
    answered() {
      isTold = false;
    },
  };
}

/** Large files travel longer than questions. */
export function patienceForUploads(patience: Patience): Patience {
  return { ...patience, silenceMs: UPLOAD_MS };
}
