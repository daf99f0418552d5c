import type { Json, PluginApi } from '@guildhall/plugin-sdk';

/** What the report is made of. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly stage: string;
  /** Euros a year. */
  readonly value: number;
  readonly lastTouch: number;
}

/** More than this is not read: a report that takes a minute is none. */
const MOST_PAGES = 20;

/** The whole contact list, a page at a time. */
export async function readContacts(api: PluginApi): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { items, total } = objectOf(await api.host.call('contacts.list', { page }));
    const read = Array.isArray(items) ? items.map(readContact) : [];
    contacts.push(...read);
    if (read.length === 0 || contacts.length >= Number(total)) break;
  }
  return contacts;
}

/** Takes what it needs from the host's answer, and nothing for granted. */
function readContact(item: Json): Contact {
  const { id, name, company, stage, value, lastTouch } = objectOf(item);
  return {
    id: text(id),
    name: text(name),
    company: text(company),
    stage: text(stage),
    value: typeof value === 'number' ? value : 0,
    lastTouch: Date.parse(text(lastTouch)),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
