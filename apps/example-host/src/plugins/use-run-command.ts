import type { Command } from '@guildhall/host-sdk';
import { showToast } from '../kit/toast.tsx';
import { useSession } from './plugin-session.tsx';

/** Runs a plugin's command; a plugin that fails is named, the page goes on. */
export function useRunCommand(): (command: Command) => void {
  const { host } = useSession();
  return ({ id, title, contribution }) => {
    host.execute(id).catch((reason: unknown) => {
      const message = reason instanceof Error ? reason.message : String(reason);
      showToast(`“${title}” of ${contribution.pluginName} failed: ${message}`, 'danger');
    });
  };
}
