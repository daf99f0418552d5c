import type { Host } from '@guildhall/host-sdk';
import { createElement, useMemo, type ReactNode } from 'react';
import type { ComponentMap } from './component-map.ts';
import { HostContext } from './host-context.ts';

export interface PluginHostProviderProps {
  readonly host: Host;
  /** The host's own components, by the names of its surface. */
  readonly components: ComponentMap;
  readonly children?: ReactNode;
}

/** Makes a host and its components known to the slots and hooks below. The host's owner disposes it. */
export function PluginHostProvider({ host, components, children }: PluginHostProviderProps): ReactNode {
  const value = useMemo(() => ({ host, components }), [host, components]);
  return createElement(HostContext, { value }, children);
}
