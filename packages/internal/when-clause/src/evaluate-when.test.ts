import fc from 'fast-check';
import { evaluateWhen } from './evaluate-when.ts';
import { printWhen } from './print-when.ts';
import { anyClause, anyContext, when } from './testing/when-builders.ts';

const context = {
  'contact.stage': 'won',
  'contact.value': 1_000,
  active: true,
  archived: false,
  empty: '',
  roles: ['admin', 'sales'],
  user: { name: 'Ada', address: { city: 'London' } },
};

describe('evaluating a when clause', () => {
  it.each([
    'active',
    '!archived',
    '!empty',
    "contact.stage == 'won'",
    "contact.stage != 'lost'",
    'contact.value > 999 && contact.value >= 1000',
    'contact.value < 1001 && contact.value <= 1000',
    "'admin' in roles",
    "'owner' not in roles",
    'user.name == Ada',
    'user.address.city == London',
    'active == true',
    'archived == false',
    'archived || active',
    'true',
    '!false',
  ])('%s is true', (text) => {
    expect(evaluateWhen(when(text), context)).toBe(true);
  });

  it.each([
    '!active',
    'archived && active',
    "contact.value == '1000'",
    'contact.stage > 1',
    "'admin' in contact.stage",
    'user.address.city.length',
    'false',
  ])('%s is false', (text) => {
    expect(evaluateWhen(when(text), context)).toBe(false);
  });

  it.each(['absent', 'absent == 1', 'absent < 1', 'absent >= 1', 'absent in absent', 'absent == true'])(
    'an absent key makes %s false',
    (text) => {
      expect(evaluateWhen(when(text), context)).toBe(false);
    },
  );

  it.each(['!absent', 'absent != 1', 'absent == false', "'x' not in absent"])(
    'an absent key makes %s true',
    (text) => {
      expect(evaluateWhen(when(text), context)).toBe(true);
    },
  );

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'user.constructor.name',
    'roles.length',
    '__proto__.toString',
  ])('%s reads nothing that the host did not put there', (text) => {
    expect(evaluateWhen(when(text), context)).toBe(false);
  });

  it('reads a context without a prototype', () => {
    const bare = Object.fromEntries([['active', true]]);
    Object.setPrototypeOf(bare, null);
    expect(evaluateWhen(when('active'), bare)).toBe(true);
  });

  it('answers the same for a clause and for its text', () => {
    fc.assert(
      fc.property(anyClause, anyContext, (node, anywhere) => {
        const text = printWhen(node);
        fc.pre(text.length <= 1_000);
        expect(evaluateWhen(when(text), anywhere)).toBe(evaluateWhen(node, anywhere));
      }),
    );
  });

  it('obeys the law of the excluded middle', () => {
    fc.assert(
      fc.property(anyClause, anyContext, (node, anywhere) => {
        expect(evaluateWhen({ op: 'not', operand: node }, anywhere)).toBe(!evaluateWhen(node, anywhere));
      }),
    );
  });
});
