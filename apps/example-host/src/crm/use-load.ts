import { useCallback, useEffect, useState } from 'react';
import { CrmError } from './crm-error.ts';

/** What a part of the page shows while it waits for its data. `data` outlives a reload, also one that fails. */
export interface Loaded<T> {
  readonly data: T | null;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 30_000;
/** Somebody who comes back later finds the button. */
const TRIES = 10;

/**
 * Loads once for every `key`; an answer that comes too late for its key is dropped. What did not answer is asked again
 * after a while, so that nobody has to press a button for what comes back by itself.
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ data: null, error: null, loading: true });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attemptOnce = (tries: number, wait: number): void => {
      load(signal).then(
        (data) => {
          if (!signal.aborted) setState({ data, error: null, loading: false });
        },
        (reason: unknown) => {
          if (signal.aborted) return;
          const error = reason instanceof Error ? reason : new Error(String(reason));
          // What is told already is not told again.
          setState((before) => (before.error ? before : { data: before.data, error, loading: false }));
          if (tries === 1 || isRefusal(error)) return;
          timer = setTimeout(attemptOnce, wait, tries - 1, Math.min(wait * 2, LONGEST_WAIT_MS));
        },
      );
    };
    setState(({ data }) => ({ data, error: null, loading: true }));
    attemptOnce(TRIES, FIRST_WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // The key stands for everything `load` closes over.
  }, [key, attempt]);

  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { ...state, reload };
}

/** Asking again does not change a no. */
function isRefusal(error: Error): boolean {
  return error instanceof CrmError && error.status >= 400 && error.status < 500;
}
