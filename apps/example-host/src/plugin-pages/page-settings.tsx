import { PluginSettings, type PluginSettingsState } from '@guildhall/host-react';
import { useState, type SubmitEvent } from 'react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Callout, EmptyState } from '../kit/notice.tsx';
import { showToast } from '../kit/toast.tsx';
import { settingFrom } from '../marketplace/declared-settings.ts';
import { SettingField } from '../marketplace/setting-field.tsx';
import { useAskedClose } from '../navigation/unsaved.ts';

interface PageSettingsProps {
  installationId: string;
  onClose: () => void;
}

/** What can be set about the plugin whose page is open, without leaving it. */
export function PageSettings({ installationId, onClose }: PageSettingsProps) {
  const [isTyped, setIsTyped] = useState(false);
  const close = useAskedClose(isTyped, onClose);
  return (
    <Dialog title="Settings" onClose={close}>
      <PluginSettings
        installationId={installationId}
        fallback={<EmptyState icon="plugins" title="This plugin has no settings now" />}
      >
        {(state) => <Form state={state} onType={setIsTyped} onSaved={onClose} onCancel={close} />}
      </PluginSettings>
    </Dialog>
  );
}

interface FormProps {
  state: PluginSettingsState;
  onType: (isTyped: boolean) => void;
  onSaved: () => void;
  onCancel: () => void;
}

function Form({ state, onType, onSaved, onCancel }: FormProps) {
  const { fields, values, set, save, saving, refused } = state;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const textOf = (name: string): string => typed.get(name) ?? String(values[name] ?? '');
  const wrong = fields.find((field) => settingFrom(textOf(field.name), field) === undefined);
  const general = refused.filter(({ name }) => name === null);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (wrong) return;
    void save().then((saved) => {
      if (!saved) return;
      showToast('The settings are saved.', 'success');
      onSaved();
    });
  };
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      {general.map(({ message }) => (
        <Callout key={message} tone="danger">
          {message}
        </Callout>
      ))}
      {fields.map((field) => (
        <SettingField
          key={field.name}
          {...field}
          value={textOf(field.name)}
          error={
            wrong === field ? 'Enter a number.' : refused.find(({ name }) => name === field.name)?.message
          }
          onChange={(text) => {
            setTyped(new Map(typed).set(field.name, text));
            onType(true);
            const value = settingFrom(text, field);
            if (value !== undefined) set(field.name, value);
          }}
        />
      ))}
      <footer className="dialog-actions">
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" type="submit" busy={saving}>
          Save settings
        </Button>
      </footer>
    </form>
  );
}
