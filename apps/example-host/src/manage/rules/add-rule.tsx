import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Callout } from '../../kit/notice.tsx';
import { Select } from '../../kit/select.tsx';
import { showToast } from '../../kit/toast.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useAskedClose } from '../../navigation/unsaved.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import { EFFECTS, EVERYTHING, type Effect, type PluginChoice, type Subject } from './install-rule.ts';
import { PluginPicker } from './plugin-picker.tsx';
import { EFFECT_WORDS } from './rule-words.ts';

type About = 'plugin' | 'publisher' | 'all';

const ABOUT: readonly { value: About; label: string }[] = [
  { value: 'plugin', label: 'One plugin' },
  { value: 'publisher', label: 'Everything by one publisher' },
  { value: 'all', label: 'Every plugin' },
];
const EFFECT_OPTIONS = EFFECTS.map((value) => ({ value, label: EFFECT_WORDS[value].text }));

/** A new rule. Where one about the same subject holds already, the marketplace says so instead of replacing it. */
export function AddRule({ onClose }: { onClose: (added: boolean) => void }) {
  const { manage } = useSession();
  const { busy, error, act } = useAct();
  const [about, setAbout] = useState<About>('plugin');
  const [effect, setEffect] = useState<Effect>('DENY');
  const [chosen, setChosen] = useState<PluginChoice | null>(null);
  const subject = subjectOf(about, chosen);

  const add = async (): Promise<void> => {
    if (subject && (await act('add', () => manage.rules.set(subject, effect, 0)))) {
      showToast('The rule holds from now on.', 'success');
      onClose(true);
    }
  };
  const cancel = useAskedClose(chosen !== null, () => {
    onClose(error !== null);
  });
  return (
    <Dialog title="Add a rule" onClose={cancel}>
      <Select
        label="About"
        value={about}
        options={ABOUT}
        onChange={(value) => {
          setAbout(ABOUT.find((one) => one.value === value)?.value ?? 'plugin');
        }}
      />
      {about !== 'all' && <PluginPicker by={about} chosen={chosen} onChoose={setChosen} />}
      <Select
        label="Installing it is"
        value={effect}
        options={EFFECT_OPTIONS}
        help={EFFECT_WORDS[effect].means}
        onChange={(value) => {
          setEffect(EFFECTS.find((one) => one === value) ?? 'DENY');
        }}
      />
      {error && <Callout tone="danger">{error}</Callout>}
      <footer className="dialog-actions">
        <Button onClick={cancel}>Cancel</Button>
        <Button kind="primary" busy={busy !== null} disabled={subject === null} onClick={() => void add()}>
          Add the rule
        </Button>
      </footer>
    </Dialog>
  );
}

/** Null while nothing is chosen that the rule would be about. */
function subjectOf(about: About, chosen: PluginChoice | null): Subject | null {
  if (about === 'all') return EVERYTHING;
  if (!chosen) return null;
  return about === 'plugin'
    ? { pluginId: chosen.id, publisherId: null }
    : { pluginId: null, publisherId: chosen.publisher.id };
}
