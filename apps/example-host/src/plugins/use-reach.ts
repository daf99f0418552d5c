import type { Host } from '@guildhall/host-sdk';
import { useCallback, useEffect, useState } from 'react';

/** Whether the marketplace has answered this page yet, and another try when it has not. */
export function useReach(host: Host): { failed: boolean; retry: () => void } {
  const [failed, setFailed] = useState(false);
  const watch = useCallback((attempt: Promise<void>): void => {
    attempt.then(
      () => {
        setFailed(false);
      },
      () => {
        setFailed(true);
      },
    );
  }, []);
  useEffect(() => {
    watch(host.ready);
  }, [host, watch]);
  return {
    failed,
    retry: () => {
      watch(host.refresh());
    },
  };
}
