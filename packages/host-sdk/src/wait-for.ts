import type { Readable } from './store.ts';

/** Whether a value comes to fulfil a condition within a time, in milliseconds. */
export function waitFor<T>(
  store: Readable<T>,
  condition: (value: T) => boolean,
  milliseconds: number,
): Promise<boolean> {
  if (condition(store.get())) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (fulfilled: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(fulfilled);
    };
    const timer = setTimeout(end, milliseconds, false);
    const stop = store.subscribe(() => {
      if (condition(store.get())) end(true);
    });
  });
}
