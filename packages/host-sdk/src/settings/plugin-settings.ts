/** What a setting holds. */
export type SettingValue = string | number | boolean;
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** One thing that can be set, as the plugin declares it: what a form needs to draw it. */
export interface SettingField {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean';
  readonly title: string;
  readonly description: string | null;
  /** The only values there are; null when any will do. */
  readonly choices: readonly (string | number)[] | null;
}

/** What can be set about an installation, and how it is set. */
export interface PluginSettings {
  readonly installationId: string;
  readonly pluginName: string;
  readonly fields: readonly SettingField[];
  /** By field: what was set, or else the plugin's default. A field without either is missing. */
  readonly values: SettingValues;
}

/** Why settings were not saved, in words for the person who set them. */
export interface RefusedSetting {
  /** Null when it is about none of the fields. */
  readonly name: string | null;
  readonly message: string;
}
