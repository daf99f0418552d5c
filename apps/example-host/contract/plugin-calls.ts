import { z } from 'zod';
import type { Contact, ContactDetails, ContactSummary } from './contact.ts';

/** What plugins send with each call, whether the page answers it or the server. */
export const PLUGIN_PARAMS = {
  'contacts.read': z.object({ id: z.string().max(40) }),
  'contacts.list': z.object({
    search: z.string().max(100).default(''),
    page: z.int().min(1).default(1),
  }),
  'contacts.annotate': z.object({ id: z.string().max(40), text: z.string().min(1).max(2000) }),
};

/** Parses parameters; the message reaches the plugin's author, so it says which field. */
export function parseParams<T>(schema: z.ZodType<T>, params: unknown): T {
  const parsed = schema.safeParse(params ?? {});
  if (!parsed.success) throw new Error(`These parameters do not fit: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** What may be edited of a contact, as plugins see it. */
export function asDetails({ name, title, company, email, phone, city, stage }: ContactDetails) {
  return { name, title, company, email, phone, city, stage };
}

export function asSummary({ id, name, company, stage, value, lastTouch }: ContactSummary) {
  return { id, name, company, stage, value, lastTouch };
}

/** What the surface promises of a contact, and nothing more. */
export function asContact(contact: Contact) {
  const activity = contact.activity.map(({ kind, text, at }) => ({ kind, text, at }));
  return { ...asDetails(contact), ...asSummary(contact), activity };
}
