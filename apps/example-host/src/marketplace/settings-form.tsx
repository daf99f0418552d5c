import { useState, type SubmitEvent } from 'react';
import { Button } from '../kit/button.tsx';
import { useUnsaved } from '../navigation/unsaved.ts';
import { declaredSettings, settingFrom } from './declared-settings.ts';
import type { Installation } from './models.ts';
import { SettingField } from './setting-field.tsx';

interface SettingsFormProps {
  installation: Installation;
  /** Parts of the address's query that it stands by. */
  place: string;
  onSave: (values: Record<string, unknown>) => void;
  onCancel: () => void;
}

/** A form drawn from what the plugin declares; the plugin itself draws nothing here. */
export function SettingsForm({ installation, place, onSave, onCancel }: SettingsFormProps) {
  const declared = declaredSettings(installation);
  const [given] = useState(
    () =>
      new Map(
        declared.map(([name, { default: preset }]) => [name, asText(installation.settings[name] ?? preset)]),
      ),
  );
  const [texts, setTexts] = useState(given);
  useUnsaved(
    declared.some(([name]) => texts.get(name) !== given.get(name)),
    place,
  );
  const [wrong, setWrong] = useState<string | null>(null);

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const values = declared.map(
      ([name, setting]) => [name, settingFrom(texts.get(name) ?? '', setting)] as const,
    );
    const missing = values.find(([, value]) => value === undefined);
    setWrong(missing?.[0] ?? null);
    if (!missing) onSave({ ...installation.settings, ...Object.fromEntries(values) });
  };
  return (
    <form className="settings-form" onSubmit={save} noValidate>
      {declared.map(([name, setting]) => (
        <SettingField
          key={name}
          {...setting}
          description={setting.description}
          choices={setting.enum}
          value={texts.get(name) ?? ''}
          error={wrong === name ? 'Enter a number.' : undefined}
          onChange={(text) => {
            setTexts(new Map(texts).set(name, text));
          }}
        />
      ))}
      <footer className="dialog-actions">
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" type="submit">
          Save settings
        </Button>
      </footer>
    </form>
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
