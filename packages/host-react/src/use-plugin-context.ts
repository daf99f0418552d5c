import type { JsonObject } from '@guildhall/host-sdk';
import { useEffect } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useStable } from './use-stable.ts';

/** Tells plugins what the page is about while the calling component is shown; its keys become null afterwards. */
export function usePluginContext(context: JsonObject): void {
  const host = usePluginHost();
  const stable = useStable(context);
  useEffect(() => {
    host.context.set(stable);
    return () => {
      host.context.set(Object.fromEntries(Object.keys(stable).map((key) => [key, null])));
    };
  }, [host, stable]);
}
