import type { ReadonlySignal } from './plugin-api.ts';

/** A signal whose owner may change it. */
export interface Signal<T> extends ReadonlySignal<T> {
  set(value: T): void;
}

/** Holds a value the host may replace. Listeners run synchronously. */
export function createSignal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return value;
    },
    set(next) {
      value = next;
      for (const listener of [...listeners]) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
