import { contactQuery } from '../../contract/contact-query.ts';
import { openContactBook } from './contact-book.ts';
import { seedContacts } from './seed-contacts.ts';

const NOW = new Date('2026-03-01T09:00:00.000Z');
const open = () => openContactBook(seedContacts(NOW));
const ask = (query: Record<string, unknown> = {}) => open().list(contactQuery.parse(query));
const DETAILS = {
  name: 'Amara Nwosu',
  title: 'Director',
  company: 'Dune Analytics',
  email: 'amara@dune-analytics.example',
  phone: '+351 21 555 1000',
  city: 'Lisbon',
  stage: 'customer',
};

describe('the list of contacts', () => {
  it('comes in pages of twelve and says how many there are', () => {
    expect(ask()).toMatchObject({ total: 60, page: 1, pages: 5 });
    expect(ask().items).toHaveLength(12);
  });

  it('shows every contact exactly once over all pages', () => {
    const names = [1, 2, 3, 4, 5].flatMap((page) => ask({ page }).items.map(({ id }) => id));

    expect(new Set(names).size).toBe(60);
  });

  it('answers a page beyond the last with the last', () => {
    expect(ask({ page: 99 })).toMatchObject({ page: 5, pages: 5 });
  });

  it('finds a name without its accents', () => {
    expect(ask({ search: 'novakova' }).items.map(({ name }) => name)).toEqual(['Jana Nováková']);
  });

  it('narrows to a stage', () => {
    const { items, total } = ask({ stage: 'dormant' });

    expect(total).toBeLessThan(60);
    expect(new Set(items.map(({ stage }) => stage))).toEqual(new Set(['dormant']));
  });

  it.each([
    ['asc', (a: number, b: number) => a - b],
    ['desc', (a: number, b: number) => b - a],
  ])('sorts by value, %s', (direction, order) => {
    const values = ask({ sort: 'value', direction }).items.map(({ value }) => value);

    expect(values).toEqual(values.toSorted(order));
  });

  it('reads nonsense in the address as no wish at all', () => {
    expect(ask({ page: 'x', sort: 'password', stage: 'gone' })).toEqual(ask());
  });
});

describe('saving a contact', () => {
  it('keeps what was changed and nothing else', () => {
    const book = open();
    const before = book.get('contact-01');

    const saved = book.save('contact-01', { ...DETAILS, id: 'contact-99', value: 1 });

    expect(saved).toEqual({ ok: true, value: { ...before, ...DETAILS } });
    expect(book.get('contact-01')).toMatchObject(DETAILS);
  });

  it('names every wrong field at once', () => {
    const saved = open().save('contact-01', { ...DETAILS, name: ' ', email: 'nowhere' });

    expect(saved).toMatchObject({
      ok: false,
      error: [
        { field: ['name'], message: 'Enter a name.' },
        { field: ['email'], message: 'Enter an e-mail address such as name@example.com.' },
      ],
    });
  });

  it('changes nothing when something is wrong', () => {
    const book = open();
    const before = book.get('contact-01');

    book.save('contact-01', { ...DETAILS, email: 'nowhere' });

    expect(book.get('contact-01')).toEqual(before);
  });

  it('says when the contact is gone', () => {
    expect(open().save('contact-99', DETAILS)).toMatchObject({ ok: false, error: [{ code: 'NOT_FOUND' }] });
  });
});

describe('a note', () => {
  it('comes first in the activity and counts as the last touch', () => {
    const noted = open().annotate('contact-02', { text: ' Call on Monday ', author: 'Plugin', at: NOW });

    expect(noted).toMatchObject({ ok: true, value: { lastTouch: NOW.toISOString() } });
    expect(noted.ok && noted.value.activity[0]).toMatchObject({ kind: 'note', text: 'Call on Monday' });
  });

  it.each(['', '   ', 'x'.repeat(2_001)])('is refused when empty or endless', (text) => {
    expect(open().annotate('contact-02', { text, author: 'Plugin', at: NOW })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    });
  });
});

describe('the overview', () => {
  it('counts every contact in exactly one stage', () => {
    const { contacts, stages } = open().overview();

    expect(stages.reduce((total, { count }) => total + count, 0)).toBe(contacts);
  });

  it('lists the five contacts that were left alone longest', () => {
    const quiet = open()
      .overview()
      .quiet.map(({ lastTouch }) => lastTouch);

    expect(quiet).toHaveLength(5);
    expect(quiet).toEqual(quiet.toSorted());
  });
});
