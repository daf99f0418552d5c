import type { ApiHandler, Json } from '@guildhall/host-sdk';
import { z } from 'zod';
import { contactQuery } from '../../contract/contact-query.ts';
import type { Contact, ContactDetails, ContactSummary } from '../../contract/contact.ts';
import { noteChange } from '../crm/changes.ts';
import { addNote, loadContact, loadContacts } from '../crm/crm-api.ts';

const readParams = z.object({ id: z.string().max(40) });
const listParams = z.object({ search: z.string().max(100).default(''), page: z.int().min(1).default(1) });
const annotateParams = z.object({ id: z.string().max(40), text: z.string().min(1).max(2000) });

/**
 * What the CRM does for plugins. The SDK has checked the permission; the parameters come from the plugin and are parsed
 * here. Answers hold what the surface promises and nothing more.
 */
export function pluginApis(nameOf: (installationId: string) => string): Record<string, ApiHandler> {
  return {
    'contacts.read': async (params) => asContact(await loadContact(parse(readParams, params).id)),

    'contacts.list': async (params) => {
      const query = contactQuery.parse(parse(listParams, params ?? {}));
      const { items, total } = await loadContacts(query, AbortSignal.timeout(5_000));
      return { items: items.map(asSummary), total };
    },

    'contacts.annotate': async (params, { installationId }) => {
      const { id, text } = parse(annotateParams, params);
      await addNote(id, text, nameOf(installationId));
      noteChange();
      return { id };
    },
  };
}

/** The message reaches the plugin's author, so it says which field. */
function parse<T>(schema: z.ZodType<T>, params: Json): T {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new Error(`These parameters do not fit: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export function asDetails({ name, title, company, email, phone, city, stage }: ContactDetails) {
  return { name, title, company, email, phone, city, stage };
}

function asSummary({ id, name, company, stage, value, lastTouch }: ContactSummary) {
  return { id, name, company, stage, value, lastTouch };
}

function asContact(contact: Contact) {
  const activity = contact.activity.map(({ kind, text, at }) => ({ kind, text, at }));
  return { ...asDetails(contact), ...asSummary(contact), activity };
}
