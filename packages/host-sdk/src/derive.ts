import type { Readable } from './store.ts';

/**
 * A value computed from others. Computed when read and one of its sources changed; listeners are called only when the
 * result is another one by JSON, so that a page does not redraw for nothing.
 */
export function derive<T>(sources: readonly Readable<unknown>[], compute: () => T): Readable<T> {
  const listeners = new Set<() => void>();
  let inputs: unknown[] | null = null;
  let value = { current: compute(), text: '' };
  value.text = JSON.stringify(value.current);
  let stopListening: (() => void)[] = [];

  function get(): T {
    const now = sources.map((source) => source.get());
    if (!inputs?.every((input, index) => Object.is(input, now[index]))) {
      inputs = now;
      const current = compute();
      const text = JSON.stringify(current);
      if (text !== value.text) value = { current, text };
    }
    return value.current;
  }

  function changed(): void {
    const before = value;
    get();
    if (value === before) return;
    for (const listener of [...listeners]) listener();
  }

  return {
    get,
    subscribe(listener) {
      if (listeners.size === 0) {
        get();
        stopListening = sources.map((source) => source.subscribe(changed));
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        for (const stop of stopListening) stop();
        stopListening = [];
      };
    },
  };
}
