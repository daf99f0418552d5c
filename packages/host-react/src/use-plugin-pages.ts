import type { Contribution } from '@guildhall/host-sdk';
import { useMemo } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useReadable } from './use-readable.ts';

/** The pages that plugins bring, for a navigation; `detail.id` names each within its plugin. */
export function usePluginPages(): readonly Contribution[] {
  const host = usePluginHost();
  return useReadable(useMemo(() => host.pages(), [host]));
}
