import { createStore } from '@guildhall/host-sdk';
import { useSyncExternalStore } from 'react';

const changes = createStore(0);

/** Counts the changes plugins made to the CRM's data; part of a load's key, it makes the page read again. */
export function useChanges(): number {
  return useSyncExternalStore(changes.subscribe, changes.get);
}

export function noteChange(): void {
  changes.set(changes.get() + 1);
}
