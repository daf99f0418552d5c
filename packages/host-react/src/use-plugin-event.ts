import type { EmitOutcome, JsonObject } from '@guildhall/host-sdk';
import { useCallback } from 'react';
import { usePluginHost } from './use-plugin-host.ts';

/** A function that emits an event and says how plugins answered: `const beforeSave = usePluginEvent('contact.beforeSave')`. */
export function usePluginEvent(name: string): (payload: JsonObject) => Promise<EmitOutcome> {
  const host = usePluginHost();
  return useCallback((payload: JsonObject) => host.emit(name, payload), [host, name]);
}
