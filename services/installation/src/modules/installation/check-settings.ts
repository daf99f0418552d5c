import { invalid, nearest, ok, type Result } from '@guildhall/kernel';
import type { SettingDeclaration } from '@guildhall/manifest';
import { z } from 'zod';

export type Settings = Record<string, string | number | boolean>;

const given = z.record(z.string(), z.unknown());
const MAX_TEXT = 4_000;

/** Holds settings against what the manifest declares; anything it does not declare is refused by name. */
export function checkSettings(
  value: unknown,
  properties: Readonly<Record<string, SettingDeclaration>>,
): Result<Settings> {
  const read = given.safeParse(value);
  if (!read.success) return invalid('Settings are an object of names and values.', 'settings');
  const settings: Settings = {};
  for (const [name, setting] of Object.entries(read.data)) {
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!declared) return invalid(unknownName(name, Object.keys(properties)), 'settings', name);
    const fault = faultOf(setting, declared);
    if (fault !== null) return invalid(`"${declared.title}" ${fault}`, 'settings', name);
    if (isSetting(setting)) settings[name] = setting;
  }
  return ok(settings);
}

function unknownName(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `This plugin has no setting "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
}

function isSetting(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function faultOf(value: unknown, declared: SettingDeclaration): string | null {
  if (typeof value !== declared.type || Number.isNaN(value)) return `is a ${declared.type}.`;
  if (declared.enum && !declared.enum.some((choice) => choice === value))
    return `is one of ${declared.enum.join(', ')}.`;
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = MAX_TEXT } = declared;
    if (value.length < minLength) return `has at least ${minLength} characters.`;
    if (value.length > maxLength) return `has at most ${maxLength} characters.`;
  }
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = declared;
    if (value < minimum) return `is at least ${minimum}.`;
    if (value > maximum) return `is at most ${maximum}.`;
  }
  return null;
}
