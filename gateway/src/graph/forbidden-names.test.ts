import { refuseForbiddenNames } from './forbidden-names.ts';

const judge = (query: string) => () => {
  refuseForbiddenNames(query);
};

describe('a name that reaches into objects', () => {
  it.each([
    '{ constructor: viewer { actorId } }',
    '{ viewer { __proto__: actorId } }',
    '{a:a prototype:b}',
    '{ constructor #: a comment\n: viewer { actorId } }',
    '{ constructor,: viewer { actorId } }',
    '{ constructor,,#x\r\n,\ufeff: viewer { actorId } }',
    '{ plugins(filter: { __proto__: 1 }) { id } }',
    'fragment f on Query { __proto__ : viewer { actorId } } { ...f }',
    '{ constructor: viewer { "never closed',
  ])('is refused in %j', (query) => {
    expect(judge(query)).toThrow('are not allowed');
  });

  it.each([
    ['a string', '{ plugins(search: "constructor: x") { id } }'],
    ['a block of text', '{ plugins(search: """\n__proto__ : x\n""") { id } }'],
    ['a comment', '# constructor: what this is about\n{ viewer { actorId } }'],
    ['a variable', 'query ($constructor: String) { plugins(search: $constructor) { id } }'],
    ['a longer name', '{ constructors: viewer { actorId } my__proto__: viewer { actorId } }'],
    ['the name of an operation', 'query constructor { viewer { actorId } }'],
    ['half a string', '"constructor: '],
    ['more than anybody reads', `{ ${'a '.repeat(4_000)} constructor: viewer { actorId } }`],
  ])('is not meant by %s', (_name, query) => {
    expect(judge(query)).not.toThrow();
  });
});
