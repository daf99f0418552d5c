/** Resizes pictures beside the page, with as many workers as there are cores. */
export class ResizePool {
  #workers = [];
  #next = 0;
  constructor(size = navigator.hardwareConcurrency || 2) {
    for (let i = 0; i < size; i += 1) this.#workers.push(new Worker(new URL('./resize.worker.js', import.meta.url)));
  }
  resize(bitmap, width) {
    const worker = this.#workers[this.#next++ % this.#workers.length];
    return new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
      worker.addEventListener('error', reject, { once: true });
      worker.postMessage({ bitmap, width }, [bitmap]);
    });
  }
  close() {
    for (const worker of this.#workers) worker.terminate();
  }
}
