import { useState, type SubmitEvent } from 'react';
import { STAGES, type Contact, type ContactDetails } from '../../contract/contact.ts';
import { asDetails } from '../../contract/plugin-calls.ts';
import { inWords } from '../crm/format.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/notice.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { showToast } from '../kit/toast.tsx';
import { useUnsaved } from '../navigation/unsaved.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import { saveWithPlugins, type Saved } from './save-contact.ts';

const FIELDS = [
  ['name', 'Name'],
  ['title', 'Job title'],
  ['company', 'Company'],
  ['city', 'City'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
] as const;

const STAGE_OPTIONS = STAGES.map((stage) => ({ value: stage, label: inWords(stage) }));

/** The editable details. A plugin that blocks the save gives its reason above the buttons; nothing is lost. */
export function ContactForm({ contact, onSaved }: { contact: Contact; onSaved: () => void }) {
  const { host } = useSession();
  const saved = asDetails(contact);
  const [draft, setDraft] = useState<ContactDetails>(saved);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  useUnsaved(changed);
  const fields = outcome?.type === 'refused' ? outcome.fields : undefined;

  const edit = (change: Partial<ContactDetails>): void => {
    setDraft({ ...draft, ...change });
    setOutcome(null);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const result = await saveWithPlugins(host, contact.id, draft);
    setBusy(false);
    setOutcome(result);
    if (result.type !== 'saved') return;
    setDraft(result.details);
    showToast(`${result.details.name} is saved.`, 'success');
    onSaved();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void save();
  };

  return (
    <form className="contact-form" onSubmit={submit} noValidate>
      {FIELDS.map(([name, label]) => (
        <TextField
          key={name}
          label={label}
          name={name}
          autoComplete="off"
          value={draft[name]}
          error={fields?.get(name)}
          onChange={(text) => {
            edit({ [name]: text });
          }}
        />
      ))}
      <Select
        label="Stage"
        value={draft.stage}
        options={STAGE_OPTIONS}
        onChange={(value) => {
          const stage = STAGES.find((known) => known === value);
          if (stage) edit({ stage });
        }}
      />
      <div className="form-foot">
        <Refusal outcome={outcome} />
        <Button
          disabled={!changed || busy}
          onClick={() => {
            edit(saved);
          }}
        >
          Undo changes
        </Button>
        <Button kind="primary" type="submit" busy={busy} disabled={!changed}>
          Save contact
        </Button>
      </div>
    </form>
  );
}

function Refusal({ outcome }: { outcome: Saved | null }) {
  return (
    <div className="form-refusal" role="alert">
      {outcome?.type === 'block' && (
        <Callout tone="warning" icon="shield">
          <strong>{outcome.pluginName} stopped the save.</strong> {outcome.reason}
        </Callout>
      )}
      {outcome?.type === 'refused' && <Callout tone="danger">{outcome.message}</Callout>}
    </div>
  );
}
