import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Callout } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { InstallationDetail, Secret } from './installation-detail.ts';

interface RemoveSecretProps {
  installation: InstallationDetail;
  secret: Secret;
  onClose: (changed: boolean) => void;
}

/** Says what stops working before it happens; nobody can bring the value back. */
export function RemoveSecret({
  installation,
  secret: { name, label, required },
  onClose,
}: RemoveSecretProps) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const remove = async (): Promise<void> => {
    if (!(await act('remove', () => marketplace.removeSecret(installation, name)))) return;
    showToast(`${label} is removed.`, 'success');
    onClose(true);
  };
  const cancel = (): void => {
    onClose(error !== null);
  };
  return (
    <Dialog title={`Remove ${label}?`} onClose={cancel}>
      <p className="text">
        {required && 'The plugin needs it: what it does with it fails until you set it again. '}
        The value cannot be brought back from here.
      </p>
      {error && <Callout tone="danger">{error}</Callout>}
      <footer className="dialog-actions">
        <Button onClick={cancel}>Keep it</Button>
        <Button kind="danger" busy={busy !== null} onClick={() => void remove()}>
          Remove
        </Button>
      </footer>
    </Dialog>
  );
}
