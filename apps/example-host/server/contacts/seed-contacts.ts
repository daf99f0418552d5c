import type { Activity, Contact, Stage } from '../../contract/contact.ts';
import { CITIES, COMPANIES, NAMES, TITLES } from './contact-names.ts';

const DAY = 86_400_000;
/** More customers than dormant contacts, in no visible order. */
const STAGE_RHYTHM: readonly Stage[] = [
  'lead',
  'customer',
  'qualified',
  'customer',
  'lead',
  'dormant',
  'customer',
  'lead',
  'qualified',
  'customer',
  'lead',
];
const OWNERS = ['Ada Okafor', 'Ben Lindqvist'] as const;
const STORIES = [
  ['call', 'Talked through the renewal; wants a second quote before the end of the quarter.'],
  ['email', 'Sent the delivery schedule and the updated price list.'],
  ['meeting', 'Met at their office. Budget is approved, the team is not complete yet.'],
  ['note', 'Prefers to be called in the morning.'],
  ['email', 'Asked for references from a company of similar size.'],
] as const;

/** The CRM's demo data: sixty contacts, the same at every start, with dates counted back from `now`. */
export function seedContacts(now: Date): Contact[] {
  return NAMES.map((name, index) => {
    const [company, domain] = pick(COMPANIES, index * 5);
    const activity = storiesOf(index, now);
    return {
      id: `contact-${String(index + 1).padStart(2, '0')}`,
      name,
      title: pick(TITLES, index * 3),
      company,
      email: `${asciiName(name)}@${domain}`,
      phone: `+351 21 555 ${String(1000 + ((index * 137) % 9000)).padStart(4, '0')}`,
      city: pick(CITIES, index),
      stage: pick(STAGE_RHYTHM, index * 4 + Math.floor(index / 5)),
      value: 4_000 + ((index * 7919) % 96) * 1_000,
      owner: pick(OWNERS, index),
      lastTouch: activity[0]?.at ?? now.toISOString(),
      activity,
    };
  });
}

/** Newest first; the age grows unevenly so that the list has fresh and forgotten contacts. */
function storiesOf(index: number, now: Date): Activity[] {
  const count = 2 + (index % 4);
  return Array.from({ length: count }, (_, nth) => {
    const [kind, text] = pick(STORIES, index + nth);
    const age = ((index * 11) % 47) + nth * (6 + (index % 9)) + 0.2;
    const at = new Date(now.getTime() - age * DAY).toISOString();
    return { id: `activity-${index}-${nth}`, kind, text, author: pick(OWNERS, index + nth), at };
  });
}

function asciiName(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}

/** The lists here are never empty; a hole would be a mistake in the seed. */
function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('Nothing can be picked from an empty list.');
  return item;
}
