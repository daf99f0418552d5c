import type { Contact } from './read-contacts.ts';
import { reportOn } from './report.ts';

const NOW = Date.parse('2026-03-31T12:00:00Z');
const daysAgo = (days: number): number => NOW - days * 86_400_000;

function contact(parts: Partial<Contact>): Contact {
  return { id: 'c', name: 'Clara', company: 'Weiss', stage: 'lead', value: 0, lastTouch: NOW, ...parts };
}

const report = (contacts: Contact[], measure: 'value' | 'contacts' = 'value') =>
  reportOn(contacts, { measure, quietDays: 30, now: NOW });

describe('a pipeline report', () => {
  it('sums up what every stage is worth, against the largest', () => {
    const { stages, contacts, value } = report([
      contact({ stage: 'lead', value: 10 }),
      contact({ stage: 'customer', value: 40 }),
      contact({ stage: 'lead', value: 10 }),
    ]);
    expect({ contacts, value }).toEqual({ contacts: 3, value: 60 });
    expect(stages).toEqual([
      { name: 'lead', contacts: 2, value: 20, share: 0.5 },
      { name: 'customer', contacts: 1, value: 40, share: 1 },
    ]);
  });

  it('compares stages by their number where that is wished', () => {
    const { stages } = report([contact({}), contact({}), contact({ stage: 'customer' })], 'contacts');
    expect(stages.map(({ share }) => share)).toEqual([1, 0.5]);
  });

  it('names who was quiet for longer than the limit, the longest first', () => {
    const { quiet } = report([
      contact({ id: 'a', lastTouch: daysAgo(30) }),
      contact({ id: 'b', lastTouch: daysAgo(31) }),
      contact({ id: 'c', lastTouch: daysAgo(90) }),
    ]);
    expect(quiet.map(({ id, days }) => [id, days])).toEqual([
      ['c', 90],
      ['b', 31],
    ]);
  });

  it('is empty without contacts, and divides by nothing', () => {
    expect(report([])).toEqual({ contacts: 0, value: 0, stages: [], quiet: [] });
  });
});
