import type { Host } from '@guildhall/host-sdk';
import { use } from 'react';
import { HostContext, type HostContextValue } from './host-context.ts';

/** The host of the nearest `PluginHostProvider`. */
export function usePluginHost(): Host {
  return useHostContext().host;
}

/** As `usePluginHost`, with the components. */
export function useHostContext(): HostContextValue {
  const value = use(HostContext);
  if (!value) throw new Error('Put a <PluginHostProvider> around what shows plugins.');
  return value;
}
