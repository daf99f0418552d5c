import type { PluginSettings as Settings, RefusedSetting, SettingValues } from '@guildhall/host-sdk';
import { useMemo, useState, type ReactNode } from 'react';
import { usePluginHost } from './use-plugin-host.ts';
import { useReadable } from './use-readable.ts';

export interface PluginSettingsState extends Settings {
  /** What the form shows: what is set, with what was changed and not saved yet. */
  readonly values: SettingValues;
  readonly set: (name: string, value: SettingValues[string]) => void;
  readonly changed: boolean;
  readonly reset: () => void;
  /** Resolves to whether they are saved. */
  readonly save: () => Promise<boolean>;
  readonly saving: boolean;
  /** Why the last ones were not saved. */
  readonly refused: readonly RefusedSetting[];
}

export interface PluginSettingsProps {
  readonly installationId: string;
  /** Shown where there is nothing to set, or the plugin does not run here. */
  readonly fallback?: ReactNode;
  /** Draws the form: the host owns its looks. The plugin draws nothing of it. */
  readonly children: (state: PluginSettingsState) => ReactNode;
}

/** The settings of an installed plugin, without looks: what can be set, what was changed, and how saving went. */
export function PluginSettings({ installationId, fallback, children }: PluginSettingsProps): ReactNode {
  const host = usePluginHost();
  const settings = useReadable(useMemo(() => host.settings(installationId), [host, installationId]));
  const [edits, setEdits] = useState<SettingValues>({});
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<readonly RefusedSetting[]>([]);
  if (!settings) return fallback ?? null;
  const values = { ...settings.values, ...edits };

  async function save(): Promise<boolean> {
    setSaving(true);
    try {
      const problems = await host.changeSettings(installationId, values);
      setRefused(problems);
      if (problems.length === 0) setEdits({});
      return problems.length === 0;
    } catch (failure) {
      setRefused([{ name: null, message: failure instanceof Error ? failure.message : String(failure) }]);
      return false;
    } finally {
      setSaving(false);
    }
  }

  return children({
    ...settings,
    ...{ values, saving, refused, save },
    changed: Object.entries(edits).some(([name, value]) => settings.values[name] !== value),
    set: (name, value) => {
      setEdits((before) => ({ ...before, [name]: value }));
    },
    reset: () => {
      setEdits({});
      setRefused([]);
    },
  });
}
