import type { Readable } from '@guildhall/host-sdk';
import { useSyncExternalStore } from 'react';

/** The current value of a store; draws again when it changes. */
export function useReadable<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
