import type { Asked } from './asked.ts';
import { unkeepable } from './keepable.ts';

const NUL = '\0';
const HALF = '\ud800';

describe('a text that no service could keep', () => {
  it.each<[string, unknown, string]>([
    ['a variable', `a${NUL}b`, 'value'],
    ['half of a surrogate pair', HALF, 'value'],
    ['a field of an input', { name: 'fine', idempotencyKey: NUL }, 'value.idempotencyKey'],
    ['an item of a list', { ids: ['one', NUL] }, 'value.ids.1'],
    ['the name of a key', { detail: { [NUL]: 1 } }, 'value.detail'],
  ])('is refused, and its place is named: %s', (_where, value, place) => {
    expect(unkeepable(asking({ variables: { value } }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(`A text at ${place} holds NUL`) as string,
    });
  });

  it.each(['{ a(b: "x\\u0000") }', '{ a(b: "\\u{0}") }', '{ a(b: "\\u{0000}y") }'])(
    'is refused in a document: %s',
    (query) => {
      expect(unkeepable(asking({ query }))?.message).toContain('A text at the document');
    },
  );

  it.each([
    ['is none where it is no escape', '{ a(b: "\\\\u0000") }'],
    ['is none in a block of text, which has no escapes', '{ a(b: """\\u0000""") }'],
    ['is for the parser to name in what is no GraphQL', '{ a(b: ? "\\u0000") }'],
  ])('%s', (_what, query) => {
    expect(unkeepable(asking({ query }))).toBeNull();
  });

  it('is not every strange one', () => {
    const value = ['', '😀', 'é', '\u202e', '\u0001', '__proto__', 1, null, true];
    expect(unkeepable(asking({ variables: { value } }))).toBeNull();
  });
});

function asking(change: Partial<Asked>): Asked {
  const asked = { query: '{ a }', hash: '', trusted: false, operationName: null, variables: {}, body: {} };
  return { ...asked, ...change };
}
