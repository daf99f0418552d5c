import type { PluginApi } from '@guildhall/plugin-sdk';

/** The id of the contact the page shows, or null elsewhere. */
export function contactOnScreen(api: PluginApi): string | null {
  const id = api.context.value['contact.id'];
  return typeof id === 'string' && id !== '' ? id : null;
}
