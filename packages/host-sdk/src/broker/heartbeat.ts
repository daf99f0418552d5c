/** Asks a worker whether it is alive; it is not when several questions in a row stay unanswered. */
export interface Heartbeat {
  /** The next question, or null when too many were missed. */
  beat(): number | null;
  answered(id: number): void;
}

export function createHeartbeat(misses: number): Heartbeat {
  let asked = 0;
  let answered = 0;
  return {
    beat() {
      if (asked - answered >= misses) return null;
      asked += 1;
      return asked;
    },
    answered(id) {
      // An answer to a question that was never asked is no sign of life.
      if (id <= asked) answered = Math.max(answered, id);
    },
  };
}
