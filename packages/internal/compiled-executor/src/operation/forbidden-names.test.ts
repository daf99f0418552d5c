import { parse } from 'graphql';
import { forbiddenName } from './forbidden-names.ts';

describe('forbiddenName', () => {
  it.each(['{ __proto__: viewer }', '{ a { constructor: b } }', 'fragment F on T { prototype: x } { ...F }'])(
    'refuses %s',
    (text) => {
      expect(forbiddenName(parse(text))).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    },
  );

  it('has nothing against these words elsewhere', () => {
    expect(forbiddenName(parse('{ proto: a(constructor: "__proto__") }'))).toBeNull();
  });
});
