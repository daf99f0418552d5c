import { parse, print } from 'graphql';
import { plannableDocument } from './plannable-document.ts';

function plannable(text: string): string | null {
  const document = plannableDocument(parse(text), undefined);
  return document && print(document).replace(/\s+/g, ' ');
}

describe('plannableDocument', () => {
  it('leaves out what the gateway answers by itself', () => {
    expect(plannable('{ a { b } __schema { types { name } } }')).toBe('{ a { b } __typename }');
  });

  it.each([
    '{ __typename }',
    '{ ... { __type(name: "A") { name } } }',
    '{ ...F } fragment F on Query { __typename }',
  ])('is nothing when no subgraph is asked: %s', (text) => {
    expect(plannable(text)).toBeNull();
  });

  it('puts a placeholder where a selection is never shown', () => {
    expect(plannable('{ a { b @skip(if: true) } ...F @include(if: false) } fragment F on Query { c }')).toBe(
      '{ a { __typename } __typename } fragment F on Query { c }',
    );
  });

  it('keeps what depends on a variable', () => {
    const text = 'query ($v: Boolean!) { a @skip(if: $v) }';

    expect(plannable(text)).toBe(text);
  });

  it('asks for types by their own name', () => {
    expect(plannable('{ a { kind: __typename b } }')).toBe('{ a { __typename b } }');
  });
});
