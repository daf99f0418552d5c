import type { ApiHandler } from '@guildhall/host-sdk';
import { contactQuery } from '../../contract/contact-query.ts';
import { asContact, asSummary, parseParams, PLUGIN_PARAMS } from '../../contract/plugin-calls.ts';
import { noteChange } from '../crm/changes.ts';
import { addNote, loadContact, loadContacts } from '../crm/crm-api.ts';

/**
 * What the CRM does for plugins. The SDK has checked the permission; the parameters come from the plugin and are parsed
 * here. Answers hold what the surface promises and nothing more.
 */
export function pluginApis(nameOf: (installationId: string) => string): Record<string, ApiHandler> {
  return {
    'contacts.read': async (params) =>
      asContact(await loadContact(parseParams(PLUGIN_PARAMS['contacts.read'], params).id)),

    'contacts.list': async (params) => {
      const query = contactQuery.parse(parseParams(PLUGIN_PARAMS['contacts.list'], params));
      const { items, total } = await loadContacts(query, AbortSignal.timeout(5_000));
      return { items: items.map(asSummary), total };
    },

    'contacts.annotate': async (params, { installationId }) => {
      const { id, text } = parseParams(PLUGIN_PARAMS['contacts.annotate'], params);
      await addNote(id, text, nameOf(installationId));
      noteChange();
      return { id };
    },
  };
}
