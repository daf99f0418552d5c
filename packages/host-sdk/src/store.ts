/** A value that can be watched: React's `useSyncExternalStore` takes it as it is. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls back after every change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A readable whose owner may change it. */
export interface Store<T> extends Readable<T> {
  readonly set: (value: T) => void;
}

/** Holds a value. Listeners run synchronously and only when the value is another one. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
