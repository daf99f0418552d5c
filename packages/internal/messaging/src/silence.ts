/** How a bus finds out that its line swallows everything without a word. Milliseconds. */
export interface Silence {
  /** How often it asks for a sign of life. */
  askEveryMs: number;
  /**
   * For how long it waits for one before it takes another line. Much longer than a busy process needs to come round to
   * reading it: a line that is given up too soon loses acknowledgements.
   */
  answerWithinMs: number;
}

export const SILENCE: Silence = { askEveryMs: 4_000, answerWithinMs: 10_000 };

/** A notice that cannot be said within this time is lost: whoever says it may be waiting. Milliseconds. */
export const SAID_WITHIN_MS = 5_000;
