import { useSyncExternalStore } from 'react';
import { useSession } from './plugin-session.tsx';

/** Rises when what is installed here changes, whoever changed it: lists that are open follow it. */
export function useEpoch(): number {
  const { host } = useSession();
  return useSyncExternalStore(host.epoch.subscribe, host.epoch.get);
}
