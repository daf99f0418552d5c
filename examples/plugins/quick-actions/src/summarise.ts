import type { PluginApi } from '@guildhall/plugin-sdk';
import { contactOnScreen } from './contact-on-screen.ts';

/** Says in one line who the contact is and where things stand. */
export async function summarise(api: PluginApi): Promise<null> {
  const id = contactOnScreen(api);
  if (id === null) {
    await api.toast('Open a contact first.', 'warning');
    return null;
  }
  await api.toast(sentenceFrom(await api.host.call('contacts.read', { id })), 'info');
  return null;
}

function sentenceFrom(answer: unknown): string {
  const contact: Readonly<Record<string, unknown>> =
    typeof answer === 'object' && answer !== null ? { ...answer } : {};
  const { name, company, stage, activity } = contact;
  const count = Array.isArray(activity) ? activity.length : 0;
  return `${String(name)} of ${String(company)}: ${String(stage)}, ${count} activities.`;
}
