/**
 * Lets equal questions that are under way at the same time share one answer. A write ends that: whoever asks after it
 * gets an answer that was begun after it.
 */
export class InFlight<Answer> {
  #running = new Map<string, Promise<Answer>>();

  /** The answer under way for this key, or the one that `begin` begins. */
  share(key: string, begin: () => Promise<Answer>): Promise<Answer> {
    const known = this.#running.get(key);
    if (known) return known;
    const running = this.#running;
    const answer = begin().finally(() => running.delete(key));
    running.set(key, answer);
    return answer;
  }

  /** Something was written: nobody joins what began before. */
  forget(): void {
    this.#running = new Map();
  }
}
