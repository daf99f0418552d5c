/**
 * Lets equal questions that are under way at the same time share one answer. A write ends that: whoever asks after it
 * gets an answer that was begun after it.
 */
export class InFlight<Answer> {
  #running = new Map<string, Running<Answer>>();

  /** The answer under way for this key, or the one that `begin` begins. */
  share(key: string, begin: () => Promise<Answer>): Promise<Answer> {
    const known = this.#running.get(key)?.answer;
    if (known) return known;
    const all = this.#running;
    const running: Running<Answer> = { answer: null };
    const answer = begin().finally(() => {
      running.answer = null;
      all.delete(key);
    });
    running.answer = answer;
    all.set(key, running);
    return answer;
  }

  /** Something was written: nobody joins what began before. */
  forget(): void {
    this.#running = new Map();
  }
}

/**
 * Emptied at its end: a map leaves tables behind as it comes and goes, and what those held would live until the next full
 * collection, which cost the gateway a quarter of its time.
 */
interface Running<Answer> {
  answer: Promise<Answer> | null;
}
