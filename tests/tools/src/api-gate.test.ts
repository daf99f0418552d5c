import { compareApis } from '../../../tools/schema/api.ts';
import { withSection } from '../../../tools/schema/changelog.ts';
import { composeApi } from '../../../tools/schema/current-api.ts';
import { announcements, objections, type Announcement } from '../../../tools/schema/gate.ts';
import { aShop, BOOKS, PRICES } from './subgraphs.fixture.ts';

const released = composeApi(aShop());
const without = (text: string, part: string) => {
  if (!text.includes(part)) throw new Error(`there is no ${part}`);
  return text.replace(part, '');
};
const changesTo = (changes: Parameters<typeof aShop>[0]) => compareApis(released, composeApi(aShop(changes)));
const NO_PAGES = { books: without(BOOKS, 'pages: Int @tag(name: "host") @tag(name: "ops")') };
const REMOVED = "Field 'pages' was removed from object type 'Book'";

function announce(change: string, whom: Announcement['for'] = 'everyone'): Announcement[] {
  return announcements.parse([
    { change, for: whom, reason: 'Nobody counts pages any more.', instead: 'Ask for the price.' },
  ]);
}

describe('the gate for the API', () => {
  it('says nothing to an API that is as released, or that only has more', async () => {
    expect(objections(await changesTo({}), [])).toEqual([]);
    const more = await changesTo({ books: BOOKS.replace('title: String!', 'title: String!\n isbn: String') });
    expect(more.map(({ message }) => message)).toEqual(["Field 'isbn' was added to object type 'Book'"]);
    expect(objections(more, [])).toEqual([]);
  });

  it.each([
    ['a field that goes', NO_PAGES, /for everyone: Field 'pages' was removed/],
    [
      'a type that narrows',
      { books: BOOKS.replace('title: String!', 'title: String') },
      /changed type from 'String!' to 'String'/,
    ],
    [
      'an argument that must be given',
      { prices: PRICES.replace('currency: String', 'currency: String!') },
      /argument 'currency' .* changed from 'String' to 'String!'/,
    ],
    [
      'a field that hosts may not name any more',
      { books: BOOKS.replace('pages: Int @tag(name: "host")', 'pages: Int') },
      /for hosts: Field 'pages' was removed/,
    ],
    [
      'a question that hosts may not ask any more',
      { books: BOOKS.replace('book(id: ID!): Book @tag(name: "host")', 'book(id: ID!): Book') },
      /^for hosts: Field 'book' was removed from object type 'Query'/,
    ],
    [
      'a field that was everyone’s and is for staff now',
      { books: BOOKS.replace('title: String!', 'title: String! @tag(name: "ops")') },
      /for hosts: Field 'title' was removed/,
    ],
  ])('objects to %s', async (_name, changes, what) => {
    const found = objections(await changesTo(changes), []);
    expect(found.join('\n')).toMatch(what);
  });

  it('lets hosts have more without a word', async () => {
    const changes = await changesTo({
      books: BOOKS.replace('drafts: [Book!]!', 'drafts: [Book!]! @tag(name: "host")'),
    });
    expect(objections(changes, [])).toEqual([]);
  });

  it('lets exactly that change pass that was announced', async () => {
    const changes = await changesTo(NO_PAGES);
    expect(objections(changes, announce(REMOVED))).toEqual([]);
  });

  it('does not let another break of the same field pass, nor the same for others', async () => {
    const narrowed = await changesTo({ books: BOOKS.replace('pages: Int', 'pages: Float') });
    expect(objections(narrowed, announce(REMOVED))).toEqual([
      expect.stringContaining("changed type from 'Int' to 'Float'"),
      `announced, but it does not happen: ${REMOVED}`,
    ]);
    const forHosts = { books: BOOKS.replace('pages: Int @tag(name: "host")', 'pages: Int') };
    expect(objections(await changesTo(forHosts), announce(REMOVED, 'ops'))).toHaveLength(2);
    expect(objections(await changesTo(forHosts), announce(REMOVED, 'host'))).toEqual([]);
  });

  it('objects to an announcement that came true with the last release, and would leave a door open', () => {
    expect(objections([], announce(REMOVED))).toEqual([`announced, but it does not happen: ${REMOVED}`]);
  });

  it('wants a reason and a way out', () => {
    const [whole] = announce(REMOVED);
    expect(announcements.safeParse([whole]).success).toBe(true);
    expect(announcements.safeParse([{ ...whole, reason: 'because' }]).success).toBe(false);
    expect(announcements.safeParse([{ ...whole, instead: '' }]).success).toBe(false);
    expect(announcements.safeParse([{ ...whole, path: 'Book' }]).success).toBe(false);
  });
});

describe('the changelog', () => {
  it('tells what breaks first, with the reason and the way out, and keeps what was told before', async () => {
    const changes = await compareApis(
      released,
      composeApi(aShop({ books: NO_PAGES.books.replace('title: String!', 'title: String!\n isbn: String') })),
    );
    const release = { version: '1.1.0', day: '2026-01-01', changes, announced: announce(REMOVED) };
    expect(withSection('# Changes of the API\n\n## 1.0.0 (2025-01-01)\n\nThe first.\n', release))
      .toBe(`# Changes of the API

## 1.1.0 (2026-01-01)

### Breaking

- ${REMOVED} Nobody counts pages any more. Instead: Ask for the price.

### New and changed

- Field 'isbn' was added to object type 'Book'

## 1.0.0 (2025-01-01)

The first.
`);
  });
});
