import type { PageState } from '@guildhall/host-sdk';
import { useMemo } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useReadable } from './use-readable.ts';

/** What the address of a plugin's page shows now. */
export function usePluginPage(pluginId: string, id: string): PageState {
  const host = usePluginHost();
  return useReadable(useMemo(() => host.page(pluginId, id), [host, pluginId, id]));
}
