import { contact } from '../../contract/contact.ts';
import { seedContacts } from './seed-contacts.ts';

const NOW = new Date('2026-03-01T09:00:00.000Z');

describe('the demo contacts', () => {
  it('are sixty, each complete and with an address of its own', () => {
    const contacts = seedContacts(NOW);

    expect(contacts).toHaveLength(60);
    expect(contacts.map((item) => contact.safeParse(item).error?.issues ?? [])).toEqual(
      contacts.map(() => []),
    );
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(60);
    expect(new Set(contacts.map(({ email }) => email)).size).toBe(60);
  });

  it('are the same at every start', () => {
    expect(seedContacts(NOW)).toEqual(seedContacts(NOW));
  });

  it('fill every stage, so that no filter of the list starts empty', () => {
    const stages = new Set(seedContacts(NOW).map(({ stage }) => stage));

    expect([...stages].sort()).toEqual(['customer', 'dormant', 'lead', 'qualified']);
  });

  it('were touched before now, and last touched when their newest activity says', () => {
    for (const { lastTouch, activity } of seedContacts(NOW)) {
      expect(Date.parse(lastTouch)).toBeLessThan(NOW.getTime());
      expect(lastTouch).toBe(
        activity
          .map(({ at }) => at)
          .sort()
          .at(-1),
      );
    }
  });
});
