import type { Host } from '@guildhall/host-sdk';
import { createContext } from 'react';
import type { ComponentMap } from './component-map.ts';

/** What every hook and slot reads from the provider. */
export interface HostContextValue {
  readonly host: Host;
  readonly components: ComponentMap;
}

export const HostContext = createContext<HostContextValue | null>(null);
