import { z } from 'zod';
import { contact, contactPage, type Contact, type ContactDetails } from '../../contract/contact.ts';
import type { ContactQuery } from '../../contract/contact-query.ts';
import { overview } from '../../contract/overview.ts';
import { pageConfig } from '../../contract/page-config.ts';
import { mintedToken, person, type Person } from '../../contract/people.ts';
import { CrmError } from './crm-error.ts';

const refusal = z.object({
  errors: z.array(z.object({ message: z.string(), field: z.array(z.string()).optional() })),
});

interface Options {
  method?: 'POST' | 'PUT';
  body?: unknown;
  signal?: AbortSignal;
}

async function ask<T>(
  path: string,
  answer: z.ZodType<T>,
  { method, body, signal }: Options = {},
): Promise<T> {
  const response = await fetch(path, {
    ...(method && { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch(() => {
    throw new CrmError(0, [{ message: 'The CRM cannot be reached right now.' }]);
  });
  const text = await response.text();
  if (response.ok) return answer.parse(JSON.parse(text));
  const refused = refusal.safeParse(text.startsWith('{') ? JSON.parse(text) : null);
  throw new CrmError(response.status, refused.success ? refused.data.errors : []);
}

export async function loadPageConfig() {
  const [config, people] = await Promise.all([
    ask('/config.json', pageConfig),
    ask('/api/people', z.array(person)),
  ]);
  return { config, people };
}

export const loadOverview = (signal: AbortSignal) => ask('/api/overview', overview, { signal });

export function loadContacts(query: ContactQuery, signal: AbortSignal) {
  const text = new URLSearchParams({ ...query, page: String(query.page) }).toString();
  return ask(`/api/contacts?${text}`, contactPage, { signal });
}

export const loadContact = (id: string, signal?: AbortSignal) =>
  ask(`/api/contacts/${encodeURIComponent(id)}`, contact, signal ? { signal } : {});

export const saveContact = (id: string, details: ContactDetails): Promise<Contact> =>
  ask(`/api/contacts/${encodeURIComponent(id)}`, contact, { method: 'PUT', body: details });

export const addNote = (id: string, text: string, author: string): Promise<Contact> =>
  ask(`/api/contacts/${encodeURIComponent(id)}/notes`, contact, { method: 'POST', body: { text, author } });

/** A fresh token of the host for this person, towards the marketplace. */
export const askForToken = ({ id, organization, role }: Person) =>
  ask('/api/token', mintedToken, { method: 'POST', body: { user: id, organization, role } });
