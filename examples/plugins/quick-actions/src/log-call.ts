import type { PluginApi } from '@guildhall/plugin-sdk';
import { contactOnScreen } from './contact-on-screen.ts';

const PERMISSION = 'contacts:write';

/** Writes a note that a call took place. Writing is optional, so it is asked for when it is first needed. */
export async function logCall(api: PluginApi): Promise<null> {
  const id = contactOnScreen(api);
  if (id === null) {
    await api.toast('Open a contact first.', 'warning');
  } else if (api.can(PERMISSION) || (await api.permissions.request(PERMISSION))) {
    await api.host.call('contacts.annotate', { id, text: 'Called.' });
    await api.toast('The call is logged.', 'success');
  } else {
    await api.toast('Your administrator has not allowed Quick Actions to write notes.', 'warning');
  }
  return null;
}
