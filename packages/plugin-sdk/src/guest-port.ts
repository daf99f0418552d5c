/** What the runtime needs of a worker. */
export interface GuestPort {
  send(text: string): void;
  /** One listener; messages that came before it are delivered to it. */
  listen(listener: (text: string) => void): void;
  /** Rejections nobody handled. */
  listenForRejections(listener: (reason: unknown) => void): void;
}

/** The worker's own message channel, bound before anything can replace it. Null outside a worker, as in a test. */
export const guestPort: GuestPort | null = inWorker() ? openPort() : null;

function inWorker(): boolean {
  return 'WorkerGlobalScope' in globalThis;
}

function openPort(): GuestPort {
  const post: (message: unknown) => void = globalThis.postMessage.bind(globalThis);
  const early: string[] = [];
  let deliver = (text: string): void => void early.push(text);
  // Bound now: the polyfill replaces it with one that hears nothing of the worker.
  const on = globalThis.addEventListener.bind(globalThis);
  on('message', (event: MessageEvent<unknown>) => {
    // What is not text came from the plugin itself; the host sends text only.
    if (typeof event.data === 'string') deliver(event.data);
  });
  return {
    send: post,
    listen(listener) {
      deliver = listener;
      for (const text of early.splice(0)) listener(text);
    },
    listenForRejections(listener) {
      on('unhandledrejection', (event) => {
        listener(event.reason);
      });
    },
  };
}
