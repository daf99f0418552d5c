import { err, ok, type Result, type UserError } from '@guildhall/kernel';
import {
  contactDetails,
  contactSummary,
  STAGES,
  type Contact,
  type ContactPage,
} from '../../contract/contact.ts';
import type { ContactQuery } from '../../contract/contact-query.ts';
import type { Overview } from '../../contract/overview.ts';

const PAGE_SIZE = 12;
const byName = new Intl.Collator('en');

export type ContactBook = ReturnType<typeof openContactBook>;

/** The CRM's contacts, kept in memory: the demo forgets every change when it stops. */
export function openContactBook(seed: readonly Contact[]) {
  const contacts = new Map(seed.map((contact) => [contact.id, contact]));
  const all = () => [...contacts.values()];

  function list(query: ContactQuery): ContactPage {
    const found = all()
      .filter((contact) => query.stage === 'all' || contact.stage === query.stage)
      .filter((contact) => matches(contact, query.search))
      .sort(inOrder(query));
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(query.page, pages);
    const items = found
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((contact) => contactSummary.parse(contact));
    return { items, total: found.length, page, pages };
  }

  function get(id: string): Contact | undefined {
    return contacts.get(id);
  }

  /** Every field that is wrong is named at once, so that a form is corrected in one go. */
  function save(id: string, input: unknown): Result<Contact, UserError[]> {
    const contact = contacts.get(id);
    if (!contact) return err([{ code: 'NOT_FOUND', message: 'This contact no longer exists.' }]);
    const parsed = contactDetails.safeParse(input);
    if (!parsed.success) {
      return err(
        parsed.error.issues.map(({ message, path }) => ({
          code: 'INVALID',
          message,
          field: path.map(String),
        })),
      );
    }
    const saved = { ...contact, ...parsed.data };
    contacts.set(id, saved);
    return ok(saved);
  }

  function annotate(id: string, note: { text: string; author: string; at: Date }): Result<Contact> {
    const contact = contacts.get(id);
    if (!contact) return err({ code: 'NOT_FOUND', message: 'This contact no longer exists.' });
    const text = note.text.trim();
    if (text === '' || text.length > 2_000) {
      return err({ code: 'INVALID', message: 'Write a note of 1 to 2,000 characters.', field: ['text'] });
    }
    const at = note.at.toISOString();
    const entry = {
      id: `note-${contact.activity.length}-${at}`,
      kind: 'note' as const,
      text,
      author: note.author,
      at,
    };
    const annotated = { ...contact, lastTouch: at, activity: [entry, ...contact.activity] };
    contacts.set(id, annotated);
    return ok(annotated);
  }

  function overview(): Overview {
    const stages = STAGES.map((stage) => {
      const members = all().filter((contact) => contact.stage === stage);
      return { stage, count: members.length, value: sum(members) };
    });
    const won = stages.find(({ stage }) => stage === 'customer');
    const open = stages.filter(({ stage }) => stage === 'lead' || stage === 'qualified');
    const quiet = all()
      .sort((a, b) => a.lastTouch.localeCompare(b.lastTouch))
      .slice(0, 5)
      .map(({ id, name, company, lastTouch }) => ({ id, name, company, lastTouch }));
    return {
      contacts: contacts.size,
      customers: won?.count ?? 0,
      wonValue: won?.value ?? 0,
      openValue: sum(open),
      stages,
      quiet,
    };
  }

  return { list, get, save, annotate, overview };
}

function matches({ name, company, email, city }: Contact, search: string): boolean {
  const wanted = plain(search);
  return [name, company, email, city].some((text) => plain(text).includes(wanted));
}

/** "Novakova" finds "Nováková". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function inOrder({ sort, direction }: ContactQuery) {
  const sign = direction === 'asc' ? 1 : -1;
  return (a: Contact, b: Contact): number => {
    const difference = sort === 'value' ? a.value - b.value : byName.compare(a[sort], b[sort]);
    return sign * (difference || byName.compare(a.name, b.name));
  };
}

function sum(items: readonly { value: number }[]): number {
  return items.reduce((total, { value }) => total + value, 0);
}
