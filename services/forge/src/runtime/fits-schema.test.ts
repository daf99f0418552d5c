import { misfitOf } from './fits-schema.ts';

/** What a pattern can be made to think about for ever. */
const ENDLESS = `${'a'.repeat(60)}b`;

describe('a value and the schema that a host wrote', () => {
  it.each<[unknown, Record<string, unknown>]>([
    [{ id: 'c1' }, { type: 'object', required: ['id'] }],
    [null, { type: ['null', 'string'] }],
    ['anything', {}],
    [[1, 2], { type: 'array', prefixItems: [{ const: 1 }] }],
  ])('fit: %j, %j', (value, schema) => {
    expect(misfitOf(value, schema, 'mkt_1')).toBeNull();
  });

  it.each<[unknown, Record<string, unknown>, string]>([
    [{}, { required: ['id'] }, 'Instance does not have required property "id".'],
    [
      { list: [{ n: 'x' }] },
      { properties: { list: { items: { properties: { n: { type: 'number' } } } } } },
      '("list/0/n") Instance type "string" is invalid.',
    ],
  ])('do not fit, and it says where: %j, %j', (value, schema, problem) => {
    expect(misfitOf(value, schema, 'mkt_1')).toContain(problem);
  });

  it('says nothing of the value', () => {
    expect(misfitOf('the secret', { enum: ['a'], pattern: '^a' }, 'mkt_1')).not.toContain('secret');
  });

  it.each<[string, Record<string, unknown>]>([
    ['leads nowhere', { $ref: '#/nowhere' }],
    ['leads to itself', { $ref: '#' }],
    ['has a pattern that is none', { pattern: '(' }],
    ['has a pattern that never ends', { pattern: '^(a+)+$' }],
    [
      'grows with every level',
      { $ref: '#/$defs/a', $defs: { a: { anyOf: Array(9).fill({ $ref: '#/$defs/a' }) } } },
    ],
  ])('let nothing through where the schema %s', (what, schema) => {
    const marketplace = `mkt_${what}`;
    expect(misfitOf(ENDLESS, schema, marketplace)).not.toBeNull();
    expect(misfitOf('a', { type: 'string' }, marketplace)).toBeNull();
  });

  it('are not checked for a while where they take too long too often, for that marketplace alone', () => {
    for (let n = 0; n < 3; n += 1) misfitOf(ENDLESS, { pattern: '^(a+)+$' }, 'mkt_slow');
    expect(misfitOf('a', { type: 'string' }, 'mkt_slow')).toContain('try again in a minute');
    expect(misfitOf('a', { type: 'string' }, 'mkt_other')).toBeNull();
  });
});
