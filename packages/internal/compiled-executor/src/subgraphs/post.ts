import type { Dispatcher } from 'undici';

export interface Posted {
  readonly status: number;
  readonly text: string;
}

interface Post {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/**
 * Posts a text and collects the answer. Handed straight to the dispatcher: with a stream and an aborter for each answer,
 * which undici's `request` makes, carrying costs half as much again.
 */
export function post(dispatcher: Dispatcher, { signal, ...request }: Post): Promise<Posted> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let abort: (() => void) | null = null;
    const stop = () => {
      abort?.();
      fail(new Error('the request was aborted'));
    };
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop);
    dispatcher.dispatch(
      { ...request, method: 'POST' },
      {
        onRequestStart(controller) {
          abort = () => {
            controller.abort(new Error('the request was aborted'));
          };
          if (signal.aborted) abort();
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          signal.removeEventListener('abort', stop);
          const [only] = chunks;
          const whole = only && chunks.length === 1 ? only : Buffer.concat(chunks);
          done({ status, text: whole.toString('utf8') });
        },
        onResponseError(_controller, error) {
          signal.removeEventListener('abort', stop);
          fail(error);
        },
      },
    );
  });
}
