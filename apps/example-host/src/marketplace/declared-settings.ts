import { manifest, type Installation, type SettingDeclaration } from './models.ts';

/** The settings the running version declares, by name; none when its manifest cannot be read. */
export function declaredSettings({ lock }: Installation): readonly (readonly [string, SettingDeclaration])[] {
  const parsed = manifest.safeParse(lock?.version.manifest);
  return parsed.success ? Object.entries(parsed.data.contributes.settings?.properties ?? {}) : [];
}

/** A field's text as the type that the setting declares; undefined when it does not fit. */
export function settingFrom(
  text: string,
  { type }: Pick<SettingDeclaration, 'type'>,
): string | number | boolean | undefined {
  if (type === 'boolean') return text === 'true';
  if (type === 'string') return text;
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? undefined : number;
}
