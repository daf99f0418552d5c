import type { JsonObject, SlotState } from '@guildhall/host-sdk';
import { useMemo } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useReadable } from './use-readable.ts';
import { useStable } from './use-stable.ts';

/** What an extension point shows now. `context` adds to the host's own. */
export function useSlot(id: string, context?: JsonObject): SlotState {
  const host = usePluginHost();
  const stable = useStable(context);
  return useReadable(useMemo(() => host.slot(id, stable), [host, id, stable]));
}
