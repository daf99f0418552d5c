import fc from 'fast-check';
import { parseWhen } from './parse-when.ts';
import { printWhen } from './print-when.ts';
import { anyClause, when } from './testing/when-builders.ts';

describe('parsing a when clause', () => {
  it('reads a bare key', () => {
    expect(when('contact.active')).toEqual({ op: 'key', key: 'contact.active' });
  });

  it('binds ! tighter than && and && tighter than ||', () => {
    expect(when('!a && b || c')).toEqual({
      op: 'or',
      operands: [
        {
          op: 'and',
          operands: [
            { op: 'not', operand: { op: 'key', key: 'a' } },
            { op: 'key', key: 'b' },
          ],
        },
        { op: 'key', key: 'c' },
      ],
    });
  });

  it('lets parentheses decide', () => {
    expect(printWhen(when('a && (b || c)'))).toBe('a && (b || c)');
  });

  it('flattens parentheses that change nothing', () => {
    expect(when('(a && b) && ((c))')).toEqual(when('a && b && c'));
  });

  it.each([
    ["stage == 'won'", 'won'],
    ['stage == "won"', 'won'],
    ['stage == won', 'won'],
    ["stage == 'it\\'s'", "it's"],
    ['stage == 12.5', 12.5],
    ['stage == -3', -3],
    ['stage == 1e3', 1000],
    ['stage == true', true],
  ])('reads the value of %s', (text, value) => {
    expect(when(text)).toEqual({
      op: '==',
      left: { op: 'key', key: 'stage' },
      right: { op: 'literal', value },
    });
  });

  it.each(['==', '!=', '<', '<=', '>', '>='])('reads %s with and without spaces', (op) => {
    expect(when(`size${op}3`)).toEqual(when(`size ${op} 3`));
    expect(when(`size ${op} 3`)).toMatchObject({ op });
  });

  it('reads membership with a key or a value on the left', () => {
    expect(when("'admin' in user.roles")).toMatchObject({ op: 'in', left: { value: 'admin' } });
    expect(when('role  not  in user.roles')).toMatchObject({ op: 'not in', right: { key: 'user.roles' } });
  });

  it.each([
    ['', 0, 'the clause ends here'],
    ['a &&', 4, 'the clause ends here'],
    ['a & b', 2, '&&'],
    ['a = b', 2, '=='],
    ['a =~ /x/', 2, 'Regular expressions'],
    ['a and b', 2, '&&'],
    ['not a', 0, '!'],
    ['(a', 2, 'closing parenthesis'],
    ['a)', 1, '")"'],
    ["a == 'x", 5, 'closing quote'],
    ["a == 'x\\n'", 7, 'backslash'],
    ['a < big', 4, 'numbers'],
    ['a < true', 4, 'numbers'],
    ['a == b == c', 7, '"=="'],
    ["'text'", 0, 'no condition'],
    ['a..b', 0, 'no context key'],
    ['a.', 0, 'no context key'],
    ['a in 3', 5, 'context key'],
    ['a == 1e999', 5, 'Unexpected'],
    ['a == 💥', 5, '💥'],
  ])('says what is wrong with %j, and where', (text, position, words) => {
    const parsed = parseWhen(text);
    const said = parsed.ok ? '' : `${parsed.error.message} ${parsed.error.hint ?? ''}`;
    expect(parsed).toMatchObject({ ok: false, error: { position } });
    expect(said).toContain(words);
  });

  it('refuses more than a thousand characters', () => {
    expect(parseWhen('a'.repeat(1_000))).toMatchObject({ ok: true });
    expect(parseWhen('a'.repeat(1_001))).toMatchObject({ ok: false, error: { code: 'TOO_LONG' } });
  });

  it.each([
    ['negations', (n: number) => `${'!'.repeat(n)}a`],
    ['parentheses', (n: number) => `${'('.repeat(n)}a${')'.repeat(n)}`],
  ])('refuses more than 32 levels of %s', (_, nest) => {
    expect(parseWhen(nest(32))).toMatchObject({ ok: true });
    expect(parseWhen(nest(33))).toMatchObject({ ok: false, error: { code: 'TOO_DEEP' } });
  });

  it('counts levels of && and || as well', () => {
    const nest = (n: number) => `${'a && (b || '.repeat(n)}c${')'.repeat(n)}`;
    expect(parseWhen(nest(16))).toMatchObject({ ok: true });
    expect(parseWhen(nest(17))).toMatchObject({ ok: false, error: { code: 'TOO_DEEP' } });
  });

  it('reads back what it prints, whatever the clause', () => {
    fc.assert(
      fc.property(anyClause, (node) => {
        const text = printWhen(node);
        fc.pre(text.length <= 1_000);
        expect(parseWhen(text)).toEqual({ ok: true, value: node });
      }),
    );
  });

  it('neither throws nor hangs, whatever the text', () => {
    const scraps = fc.constantFrom(
      'a',
      '!',
      '&&',
      '||',
      '(',
      ')',
      "'",
      '==',
      '<',
      'in',
      'not',
      ' ',
      '1',
      '\\',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scraps, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const parsed = parseWhen(any);
        expect(parsed.ok || parsed.error.position <= any.length).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
