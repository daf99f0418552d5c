import type { JsonObject, MenuItem } from '@guildhall/host-sdk';
import { useMemo } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useReadable } from './use-readable.ts';
import { useStable } from './use-stable.ts';

/** The menu items of an extension point. Run one with `host.execute(item.command.id)`. */
export function useMenu(id: string, context?: JsonObject): readonly MenuItem[] {
  const host = usePluginHost();
  const stable = useStable(context);
  return useReadable(useMemo(() => host.menu(id, stable), [host, id, stable]));
}
