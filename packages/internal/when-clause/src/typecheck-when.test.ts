import { typecheckWhen } from './typecheck-when.ts';
import { when } from './testing/when-builders.ts';
import { whenKeys } from './when-keys.ts';

const surface = {
  'contact.stage': 'string',
  'contact.value': 'number',
  'contact.active': 'boolean',
  'user.roles': 'list',
} as const;

describe('holding a when clause against a surface', () => {
  it.each([
    "contact.stage == 'won' && contact.value > 10",
    "contact.active || 'admin' in user.roles",
    'contact.stage not in user.roles',
    'user.roles',
    'contact.stage == true',
  ])('accepts %s', (text) => {
    expect(typecheckWhen(when(text), surface)).toEqual([]);
  });

  it('names the nearest key for one it does not know', () => {
    expect(typecheckWhen(when('contact.stag == won'), surface)).toEqual([
      {
        code: 'UNKNOWN_KEY',
        key: 'contact.stag',
        message: 'The surface declares no context key "contact.stag".',
        hint: 'Did you mean "contact.stage"?',
      },
    ]);
  });

  it('suggests nothing when nothing is near', () => {
    expect(typecheckWhen(when('zebra'), surface)[0]).not.toHaveProperty('hint');
  });

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a declared key', (key) => {
    expect(typecheckWhen(when(key), surface)).toMatchObject([{ code: 'UNKNOWN_KEY', key }]);
  });

  it.each([
    ["contact.value == 'ten'", 'contact.value'],
    ['contact.stage < 3', 'contact.stage'],
    ['contact.active == 1', 'contact.active'],
    ["user.roles == 'admin'", 'user.roles'],
    ["'a' in contact.stage", 'contact.stage'],
    ['user.roles in user.roles', 'user.roles'],
    ['!(contact.active && contact.value == x)', 'contact.value'],
  ])('finds the wrong type in %s', (text, key) => {
    expect(typecheckWhen(when(text), surface)).toMatchObject([{ code: 'TYPE_MISMATCH', key }]);
  });

  it('reports every problem at once', () => {
    expect(typecheckWhen(when('nope && contact.stage < 3 && nada'), surface)).toHaveLength(3);
  });
});

describe('the keys of a clause', () => {
  it('are named once each, in order', () => {
    expect(whenKeys(when('b && !(a || c in d) && b == a'))).toEqual(['b', 'a', 'c', 'd']);
  });
});
