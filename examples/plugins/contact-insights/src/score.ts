import type { Contact } from './read-contact.ts';

const DAY = 86_400_000;
const WEIGHT: Readonly<Record<string, number>> = { meeting: 12, call: 8, email: 5, note: 2 };

export interface Score {
  /** 0 to 100. */
  readonly value: number;
  readonly word: 'Warm' | 'Cooling' | 'Cold';
  readonly daysQuiet: number;
  readonly suggestions: readonly { readonly title: string; readonly why: string }[];
}

/** How warm the relationship is: what happened counts, and counts less the longer ago it was. */
export function scoreOf(contact: Contact, now: number): Score {
  const daysQuiet = Math.max(0, Math.floor((now - contact.lastTouch) / DAY));
  const heat = contact.activity.reduce((sum, { kind, at }) => {
    const age = Math.max(0, now - at) / DAY;
    return sum + (WEIGHT[kind] ?? 1) * 0.5 ** (age / 21);
  }, 0);
  const value = Math.round(100 * (1 - Math.exp(-heat / 14)));
  const word = value >= 60 ? 'Warm' : value >= 30 ? 'Cooling' : 'Cold';
  return { value, word, daysQuiet, suggestions: suggestionsFor(contact, daysQuiet) };
}

function suggestionsFor({ stage, value, activity }: Contact, daysQuiet: number): Score['suggestions'] {
  const met = activity.some(({ kind }) => kind === 'meeting');
  const all = [
    daysQuiet > 30 && { title: 'Call this week', why: `Nobody has been in touch for ${daysQuiet} days.` },
    !met && stage !== 'lead' && { title: 'Propose a meeting', why: 'You have never met in person.' },
    stage === 'qualified' &&
      value > 50_000 && { title: 'Send a proposal', why: 'Qualified, and above € 50,000.' },
    stage === 'lead' && { title: 'Ask about the budget', why: 'It decides whether this lead qualifies.' },
    stage === 'dormant' && { title: 'Say hello again', why: 'It is easier to return than to begin.' },
    stage === 'customer' && { title: 'Ask for a reference', why: 'Happy customers convince others.' },
  ];
  return all.filter((suggestion) => suggestion !== false).slice(0, 2);
}
