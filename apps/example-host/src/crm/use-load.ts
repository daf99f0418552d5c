import { useCallback, useEffect, useState } from 'react';

/** What a part of the page shows while it waits for its data. `data` outlives a reload, also one that fails. */
export interface Loaded<T> {
  readonly data: T | null;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Loads once for every `key`; an answer that comes too late for its key is dropped. */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ data: null, error: null, loading: true });

  useEffect(() => {
    const controller = new AbortController();
    setState(({ data }) => ({ data, error: null, loading: true }));
    load(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setState({ data, error: null, loading: false });
      },
      (reason: unknown) => {
        if (controller.signal.aborted) return;
        const error = reason instanceof Error ? reason : new Error(String(reason));
        setState(({ data }) => ({ data, error, loading: false }));
      },
    );
    return () => {
      controller.abort();
    };
    // The key stands for everything `load` closes over.
  }, [key, attempt]);

  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { ...state, reload };
}
