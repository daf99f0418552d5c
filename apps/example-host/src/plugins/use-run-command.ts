import type { Command, Host } from '@guildhall/host-sdk';
import { showToast } from '../kit/toast.tsx';
import { grantsGiven } from './permission-question.ts';
import { useSession } from './plugin-session.tsx';

/** Runs a plugin's command; a plugin that fails is named, the page goes on. */
export function useRunCommand(): (command: Command) => void {
  const { host } = useSession();
  return ({ id, title, contribution }) => {
    execute(host, id).catch((reason: unknown) => {
      const message = reason instanceof Error ? reason.message : String(reason);
      showToast(`“${title}” of ${contribution.pluginName} failed: ${message}`, 'danger');
    });
  };
}

/** A new permission starts the plugin anew, in the middle of the command that asked for it: the command runs again. */
async function execute(host: Host, id: string): Promise<void> {
  const before = grantsGiven();
  try {
    await host.execute(id);
  } catch (error) {
    if (grantsGiven() === before) throw error;
    await host.execute(id);
  }
}
