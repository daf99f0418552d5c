import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Callout } from '../../kit/notice.tsx';
import { showToast } from '../../kit/toast.tsx';
import { UninstallDialog } from '../../marketplace/uninstall-dialog.tsx';
import { useAct } from '../../marketplace/use-act.ts';
import { navigate } from '../../navigation/location.ts';
import { useSession } from '../../plugins/plugin-session.tsx';
import type { InstallationDetail } from './installation-detail.ts';

interface InstallationActionsProps {
  installation: InstallationDetail;
  onChange: () => void;
}

/** On, off and away. Turning it off or on can be taken back; uninstalling cannot, so it asks first. */
export function InstallationActions({ installation, onChange }: InstallationActionsProps) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const [uninstalling, setUninstalling] = useState(false);
  const { availableActions, plugin } = installation;
  const name = plugin.listing?.title ?? plugin.name;

  const turn = async (to: 'enable' | 'disable'): Promise<void> => {
    const done = await act(to, () => marketplace[to](installation));
    onChange();
    if (!done) return;
    const back = to === 'enable' ? 'disable' : 'enable';
    showToast(`${name} is turned ${to === 'enable' ? 'on' : 'off'}.`, 'success', () => {
      void act(back, () => marketplace[back](done)).then(onChange);
    });
  };
  const uninstall = async (): Promise<void> => {
    setUninstalling(false);
    if (await act('uninstall', () => marketplace.uninstall(installation))) {
      showToast(`${name} is uninstalled.`, 'success');
      navigate('/plugins/installed');
    } else onChange();
  };

  return (
    <>
      {(['disable', 'enable'] as const)
        .filter((action) => availableActions.includes(action))
        .map((action) => (
          <Button key={action} busy={busy === action} onClick={() => void turn(action)}>
            {action === 'disable' ? 'Turn off' : 'Turn on'}
          </Button>
        ))}
      {availableActions.includes('uninstall') && (
        <Button
          kind="danger"
          busy={busy === 'uninstall'}
          onClick={() => {
            setUninstalling(true);
          }}
        >
          Uninstall…
        </Button>
      )}
      {error && <Callout tone="danger">{error}</Callout>}
      {uninstalling && (
        <UninstallDialog
          name={name}
          onConfirm={() => void uninstall()}
          onCancel={() => {
            setUninstalling(false);
          }}
        />
      )}
    </>
  );
}
