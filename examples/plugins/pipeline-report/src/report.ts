import type { Contact } from './read-contacts.ts';

export interface Stage {
  readonly name: string;
  readonly contacts: number;
  readonly value: number;
  /** Of the largest stage, from 0 to 1. */
  readonly share: number;
}

export interface Report {
  readonly contacts: number;
  readonly value: number;
  readonly stages: readonly Stage[];
  /** Longest quiet first. */
  readonly quiet: readonly (Contact & { readonly days: number })[];
}

export type Measure = 'value' | 'contacts';

const DAY_MS = 86_400_000;

/** Sums up contacts by stage, in the order in which stages first occur. */
export function reportOn(
  contacts: readonly Contact[],
  { measure, quietDays, now }: { measure: Measure; quietDays: number; now: number },
): Report {
  const byStage = Map.groupBy(contacts, ({ stage }) => stage);
  const sums = [...byStage].map(([name, members]) => ({
    name,
    contacts: members.length,
    value: sum(members),
  }));
  const largest = Math.max(1, ...sums.map((stage) => stage[measure]));
  const quiet = contacts
    .map((contact) => ({ ...contact, days: Math.floor((now - contact.lastTouch) / DAY_MS) }))
    .filter(({ days }) => days > quietDays)
    .sort((a, b) => b.days - a.days);
  return {
    contacts: contacts.length,
    value: sum(contacts),
    stages: sums.map((stage) => ({ ...stage, share: stage[measure] / largest })),
    quiet,
  };
}

function sum(contacts: readonly Contact[]): number {
  return contacts.reduce((total, { value }) => total + value, 0);
}
