import { drawingKey, type Contribution, type JsonObject, type MountHandle } from '@guildhall/host-sdk';
import { useEffect, useRef, useState } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useStable } from './use-stable.ts';

/** Puts a contribution on screen while the calling component is. Null until the first effect ran. */
export function useMount(
  contribution: Contribution,
  context?: JsonObject,
  props?: JsonObject,
): MountHandle | null {
  const host = usePluginHost();
  const stableContext = useStable(context ?? {});
  const stableProps = useStable(props ?? {});
  const latestContext = useRef(stableContext);
  const drawn = drawingKey(contribution);
  const latest = useRef(contribution);
  latest.current = contribution;
  const [handle, setHandle] = useState<MountHandle | null>(null);

  useEffect(() => {
    // A contribution that was granted more, or set otherwise, is still the one on screen.
    const mounted = host.mount(latest.current, { context: latestContext.current, props: stableProps });
    setHandle(mounted);
    return () => {
      mounted.dispose();
      setHandle(null);
    };
  }, [host, drawn, stableProps]);

  useEffect(() => {
    latestContext.current = stableContext;
    handle?.update({ context: stableContext });
  }, [handle, stableContext]);

  return handle;
}
