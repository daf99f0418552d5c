import fc from 'fast-check';
import { parseJsonText } from './json-text.ts';

function codesOf(text: string): string[] {
  const parsed = parseJsonText(text);
  return parsed.ok ? [] : parsed.error.map(({ code }) => code);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('reading JSON text', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        fc.pre(JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value)));
        const parsed = parseJsonText(JSON.stringify(value, null, 2));
        expect(parsed).toMatchObject({ ok: true });
        expect(parsed.ok && parsed.value.value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses, and never throws', () => {
    const nearJson = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'e', 't', '\\', 'u', ' '),
    });
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.string({ unit: 'binary' })), (text) => {
        expect(parseJsonText(text).ok && !isJson(text)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('names a key that is written twice, where the second one stands', () => {
    expect(parseJsonText('{\n  "id": "a",\n  "id": "b"\n}')).toMatchObject({
      ok: false,
      error: [{ code: 'DUPLICATE_KEY', path: '/id', line: 3, column: 3 }],
    });
  });

  it('sees through an escaped spelling of the same key', () => {
    expect(codesOf('{"id":1,"\\u0069d":2}')).toEqual(['DUPLICATE_KEY']);
  });

  it('says where a text stops being JSON', () => {
    expect(parseJsonText('{\n  "a": 1,\n}')).toMatchObject({
      error: [
        { code: 'NOT_JSON', line: 3, column: 1, message: 'Expected a key in double quotes but found "}".' },
      ],
    });
  });

  it.each([
    ['a comment', '{} // no'],
    ['a trailing comma', '[1,]'],
    ['a byte order mark', '\ufeff{}'],
    ['a raw line break in a text', '"a\nb"'],
    ['half of a surrogate pair', '"\\ud800"'],
    ['a number beyond all bounds', '1e999'],
    ['a number with a leading zero', '01'],
    ['a prototype as key', '{"__proto__":{"polluted":true}}'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(codesOf(text)).toEqual(['NOT_JSON']);
  });

  it('refuses deep nesting instead of running out of stack', () => {
    expect(parseJsonText('['.repeat(100_000))).toMatchObject({
      error: [{ code: 'NOT_JSON', message: 'Nested deeper than 64 levels.' }],
    });
  });

  it('knows where every part stood', () => {
    const parsed = parseJsonText('{"a": [1, {"b/c": 2}]}');
    expect(parsed.ok && parsed.value.offsetOf('/a/1/b~1c')).toBe(18);
  });

  it('gives the place of the whole when a part is missing', () => {
    const parsed = parseJsonText('{"a": {}}');
    expect(parsed.ok && parsed.value.offsetOf('/a/missing/deeper')).toBe(6);
  });
});
