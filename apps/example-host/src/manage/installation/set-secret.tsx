import { useState, type SubmitEvent } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Callout } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { showToast } from '../../kit/toast.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useAskedClose } from '../../navigation/unsaved.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { InstallationDetail, Secret } from './installation-detail.ts';

interface SetSecretProps {
  installation: InstallationDetail;
  secret: Secret;
  onClose: (changed: boolean) => void;
}

/** Takes a value once. It lives in this form until it is sent, and goes with it. */
export function SetSecret({ installation, secret, onClose }: SetSecretProps) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const [value, setValue] = useState('');
  const { label, name, origins, setAt } = secret;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await act('secret', () => marketplace.setSecret(installation, name, value)))) return;
    showToast(`${label} is ${setAt ? 'replaced' : 'set'}.`, 'success');
    onClose(true);
  };
  const cancel = useAskedClose(value !== '', () => {
    onClose(error !== null);
  });
  return (
    <Dialog title={`${setAt ? 'Replace' : 'Set'} ${label}`} onClose={cancel}>
      <form className="stack gap-medium" onSubmit={(event) => void save(event)} noValidate>
        <TextField
          label={label}
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={2_048}
          value={value}
          help={`Sent to ${origins.join(', ')} only.${setAt ? ' The value of before is gone once you save.' : ''}`}
          onChange={setValue}
        />
        {error && <Callout tone="danger">{error}</Callout>}
        <footer className="dialog-actions">
          <Button onClick={cancel}>Cancel</Button>
          <Button kind="primary" type="submit" busy={busy !== null} disabled={value === ''}>
            Seal and save
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
