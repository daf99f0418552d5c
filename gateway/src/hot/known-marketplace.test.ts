import { aPage } from './hot-path.fixture.ts';
import { knownMarketplace } from './known-marketplace.ts';
import type { PagePlace, Spot } from './page-place.ts';
import type { EpochAnswer } from './read-epochs.ts';

const NOW = 1_000_000;
const ACME: Spot = ['crm', 'acme', ''];
const page = aPage();

/** Begins to watch a page and asks about it. */
function asks(known: ReturnType<typeof knownMarketplace>, one: PagePlace = page) {
  known.note(one, NOW);
  return known.question(one);
}
const told = (answer: Partial<EpochAnswer> = {}): EpochAnswer => ({
  head: 5,
  wide: 2,
  changed: [],
  ...answer,
});

describe('what is known of the changes of a marketplace', () => {
  it('says nothing of a page before it was read', () => {
    const known = knownMarketplace('mkt_1');
    expect(known.epochOf(page, NOW)).toBeNull();
    const question = asks(known);
    expect(question).toEqual({ id: 'mkt_1', since: null, places: [['crm', 'acme', '']] });
    known.take(question, told({ changed: [['crm', 'acme', '', 4]] }));
    expect(known.epochOf(page, NOW)).toBe(4);
    expect(known.question(page)).toEqual({ id: 'mkt_1', since: 5, places: [] });
  });

  it('is the later of what any page shows and what this one alone shows', () => {
    const known = knownMarketplace('mkt_1');
    known.take(asks(known), told({ wide: 2, changed: [['crm', 'acme', '', 1]] }));
    expect(known.epochOf(page, NOW)).toBe(2);
    known.hear({ epoch: 6, place: ACME });
    expect(known.epochOf(page, NOW)).toBe(6);
    known.hear({ epoch: 9, place: null });
    known.hear({ epoch: 7, place: null });
    expect(known.epochOf(page, NOW)).toBe(9);
  });

  it('leaves the page of another organization as it was', () => {
    const known = knownMarketplace('mkt_1');
    const other = aPage('globex');
    for (const one of [page, other]) known.take(asks(known, one), told());
    known.hear({ epoch: 6, place: ['crm', 'globex', ''] });
    expect([known.epochOf(page, NOW), known.epochOf(other, NOW)]).toEqual([2, 6]);
  });

  it('counts a change of the organization for its workspaces, and one of a workspace for that alone', () => {
    const known = knownMarketplace('mkt_1');
    const [sales, support] = [aPage('acme', 'sales'), aPage('acme', 'support')];
    for (const one of [page, sales, support]) known.take(asks(known, one), told());
    known.hear({ epoch: 6, place: ['crm', 'acme', 'sales'] });
    expect([page, sales, support].map((one) => known.epochOf(one, NOW))).toEqual([2, 6, 2]);
    known.hear({ epoch: 7, place: ACME });
    expect([page, sales, support].map((one) => known.epochOf(one, NOW))).toEqual([7, 7, 7]);
  });

  it('learns from a poll what no notice said', () => {
    const known = knownMarketplace('mkt_1');
    known.take(asks(known), told());
    const polled = known.question();
    known.take(
      polled,
      told({
        head: 8,
        changed: [
          ['crm', 'acme', '', 7],
          ['crm', 'unknown', '', 8],
        ],
      }),
    );
    expect(known.epochOf(page, NOW)).toBe(7);
    expect(known.question().since).toBe(8);
  });

  it('gives what a poll told and no notice had said, and takes no late notice for news', () => {
    const known = knownMarketplace('mkt_1');
    expect(known.take(asks(known), told({ changed: [['crm', 'acme', '', 4]] }))).toEqual([]);
    expect(known.hear({ epoch: 6, place: ACME })).toBe(true);
    const changed: EpochAnswer['changed'] = [
      ['crm', 'acme', '', 6],
      ['crm', 'globex', '', 7],
    ];
    expect(known.take(known.question(), told({ head: 8, wide: 8, changed }))).toEqual([
      { epoch: 8, place: null },
      { epoch: 7, place: ['crm', 'globex', ''] },
    ]);
    expect(known.take(known.question(), told({ head: 8, wide: 8 }))).toEqual([]);
    expect(known.hear({ epoch: 7, place: ['crm', 'globex', ''] })).toBe(false);
  });

  it('keeps a notice that comes while the page is read', () => {
    const known = knownMarketplace('mkt_1');
    const question = asks(known);
    known.hear({ epoch: 6, place: ACME });
    known.take(question, told({ changed: [['crm', 'acme', '', 4]] }));
    expect(known.epochOf(page, NOW)).toBe(6);
  });

  it('keeps what a poll told while the page is read', () => {
    const known = knownMarketplace('mkt_1');
    known.take(known.question(), told());
    const question = asks(known);
    known.take(known.question(), told({ head: 9, changed: [['crm', 'acme', '', 9]] }));
    known.take({ ...question }, told({ head: 9, changed: [['crm', 'acme', '', 9]] }));
    expect(known.epochOf(page, NOW)).toBe(9);
  });

  /** Two first questions, one answered before a change of the other's page, one after: neither was told of it. */
  it.each(['older first', 'newer first'])('misses no change between two first questions: %s', (order) => {
    const known = knownMarketplace('mkt_1');
    const other = aPage('globex');
    known.note(page, NOW);
    known.note(other, NOW);
    const [mine, theirs] = [known.question(page), known.question(other)];
    const take = [
      () => known.take(mine, told({ head: 5, changed: [['crm', 'acme', '', 3]] })),
      () => known.take({ ...theirs, since: null }, told({ head: 9 })),
    ];
    for (const one of order === 'older first' ? take : take.toReversed()) one();

    // Acme changed at 8. Whoever knows acme, asks for the changes since 5; else they ask for acme itself.
    const next = known.question(page);
    const isAsked = next.places.length > 0 || (next.since !== null && next.since < 8);
    expect(isAsked).toBe(true);
    known.take(next, told({ head: 9, changed: [['crm', 'acme', '', 8]] }));
    expect(known.epochOf(page, NOW)).toBe(8);
  });

  it('is to be forgotten where changes were too many to tell', () => {
    const known = knownMarketplace('mkt_1');
    known.take(asks(known), told());
    expect(known.take(known.question(), told({ head: 9_000, changed: null }))).toBeNull();
  });

  it('forgets pages at which nobody looks any more', () => {
    const known = knownMarketplace('mkt_1');
    const other = aPage('globex');
    for (const one of [page, other]) known.take(asks(known, one), told());
    known.epochOf(page, NOW + 10);
    known.forget(NOW + 5);
    expect([known.epochOf(page, NOW), known.epochOf(other, NOW)]).toEqual([2, null]);
  });
});
