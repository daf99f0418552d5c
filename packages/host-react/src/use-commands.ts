import type { Command } from '@guildhall/host-sdk';
import { useMemo } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useReadable } from './use-readable.ts';

/** The commands plugins offer in the current context. */
export function useCommands(): readonly Command[] {
  const host = usePluginHost();
  return useReadable(useMemo(() => host.commands(), [host]));
}
