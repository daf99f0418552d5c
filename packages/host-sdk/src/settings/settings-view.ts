import type { Json } from '@guildhall/plugin-sdk/wire';
import type { Contribution } from '../contribution.ts';
import { derive } from '../derive.ts';
import type { Page } from '../page.ts';
import { select } from '../resolution/select.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { Readable } from '../store.ts';
import type { PluginSettings, SettingField, SettingValue } from './plugin-settings.ts';

/** What can be set about an installation, following every change; null when it declares nothing or is stopped. */
export function settingsView(page: Page, installationId: string): Readable<PluginSettings | null> {
  return derive([page.resolution, page.denials, page.context], () => {
    const declaring = select(page.selection()).find(
      (one) => one.kind === 'settings' && one.installationId === installationId,
    );
    return declaring ? settingsOf(declaring) : null;
  });
}

function settingsOf({ installationId, pluginName, detail, settings }: Contribution): PluginSettings | null {
  const declared = isPlainObject(detail) && isPlainObject(detail.properties) ? detail.properties : {};
  const read = Object.entries(declared).flatMap(([name, property]) => readField(name, property));
  if (read.length === 0) return null;
  const values = read.flatMap(({ field: { name }, preset }) => {
    const value = settings[name] ?? preset;
    return isValue(value) ? [[name, value] as const] : [];
  });
  const fields = read.map(({ field }) => field);
  return { installationId, pluginName, fields, values: Object.fromEntries(values) };
}

/** A property that this SDK cannot read is left out: an older page goes on with what it knows. */
function readField(name: string, property: unknown): { field: SettingField; preset: unknown }[] {
  if (!isPlainObject(property)) return [];
  const { type, title, description, enum: choices, default: preset } = property;
  if (type !== 'string' && type !== 'number' && type !== 'boolean') return [];
  const field: SettingField = {
    name,
    type,
    title: typeof title === 'string' ? title : name,
    description: typeof description === 'string' ? description : null,
    choices: Array.isArray(choices) ? choices.filter(isChoice) : null,
  };
  return [{ field, preset }];
}

function isValue(value: unknown): value is SettingValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isChoice(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
