import { isPlainObject } from './plain-object.ts';
import type { ListenerReference } from './wire.ts';

type Listener = (...args: unknown[]) => unknown;

/** Gives event listeners numbers, because functions cannot cross the wall. */
export interface ListenerTable {
  /** The value with every function replaced by its number. The same function keeps its number. */
  encode(value: unknown): unknown;
  call(id: number, args: readonly unknown[]): unknown;
}

export function createListenerTable(): ListenerTable {
  const ids = new WeakMap<Listener, number>();
  // Weak, so that a panel that is redrawn for hours does not keep every listener it ever had.
  const listeners = new Map<number, WeakRef<Listener>>();
  const collected = new FinalizationRegistry<number>((id) => listeners.delete(id));
  let last = 0;

  function reference(listener: Listener): ListenerReference {
    let id = ids.get(listener);
    if (id === undefined) {
      id = ++last;
      ids.set(listener, id);
      listeners.set(id, new WeakRef(listener));
      collected.register(listener, id);
    }
    return { $fn: id };
  }

  function encode(value: unknown): unknown {
    if (isListener(value)) return reference(value);
    if (Array.isArray(value)) return value.map(encode);
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
  }

  return { encode, call: (id, args) => listeners.get(id)?.deref()?.(...args) };
}

function isListener(value: unknown): value is Listener {
  return typeof value === 'function';
}
