import type { Clock } from '../clock.ts';

/** Time that stands still until it is moved. */
export class ManualClock implements Clock {
  #now = 0;
  readonly #waiting = new Set<{ due: number; resolve: () => void }>();

  readonly now = () => this.#now;

  readonly pause = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const wait = { due: this.#now + ms, resolve };
      this.#waiting.add(wait);
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(wait);
        reject(new Error('not waited for any more'));
      });
    });

  /** Whoever waited until then, or less, goes on. */
  pass(ms: number): void {
    this.#now += ms;
    for (const wait of this.#waiting)
      if (wait.due <= this.#now) {
        this.#waiting.delete(wait);
        wait.resolve();
      }
  }
}
