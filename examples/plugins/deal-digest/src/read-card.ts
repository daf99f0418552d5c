import type { Json } from '@guildhall/plugin-sdk';

export interface Card {
  readonly total: number;
  readonly age: string;
  /** Of how many, where the CRM says so. */
  readonly contacts: number | null;
  readonly rows: readonly { readonly stage: string; readonly count: number }[];
}

/** What the function answered, as the card needs it; null before the first digest. */
export function readCard(answer: Json): Card | null {
  if (typeof answer !== 'object' || answer === null || !('total' in answer)) return null;
  const { total, age, counts, contacts } = answer;
  const stages = typeof counts === 'object' && counts !== null ? Object.entries(counts) : [];
  return {
    total: typeof total === 'number' ? total : 0,
    age: typeof age === 'string' ? age : '',
    contacts: typeof contacts === 'number' ? contacts : null,
    rows: stages
      .map(([stage, count]) => ({ stage, count: typeof count === 'number' ? count : 0 }))
      .sort((left, right) => right.count - left.count),
  };
}
