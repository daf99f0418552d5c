import type { Command } from '@guildhall/host-sdk';
import { useMemo, useState, type ReactNode } from 'react';
import { useCommands } from './use-commands.ts';
import { usePluginHost } from './use-plugin-host.ts';

export interface CommandPaletteState {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Commands whose title or plugin holds every word of the query. */
  readonly commands: readonly Command[];
  /** The command that is being run. */
  readonly running: Command | null;
  /** What went wrong with the last one, for a person. */
  readonly error: string | null;
  readonly run: (command: Command) => Promise<void>;
}

export interface CommandPaletteProps {
  /** Draws the palette: the host owns its looks, its keys and where it opens. */
  readonly children: (state: CommandPaletteState) => ReactNode;
}

/** A command palette without looks: search, run, and what happened. */
export function CommandPalette({ children }: CommandPaletteProps): ReactNode {
  const host = usePluginHost();
  const all = useCommands();
  const [query, setQuery] = useState('');
  const [running, setRunning] = useState<Command | null>(null);
  const [error, setError] = useState<string | null>(null);
  const commands = useMemo(() => all.filter((command) => matches(command, query)), [all, query]);

  async function run(command: Command): Promise<void> {
    setRunning(command);
    setError(null);
    try {
      await host.execute(command.id);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setRunning(null);
    }
  }

  return children({ query, setQuery, commands, running, error, run });
}

/** Whether every word of the query stands in the title or the name of the plugin. */
export function matches({ title, contribution }: Command, query: string): boolean {
  const text = `${title} ${contribution.pluginName}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
