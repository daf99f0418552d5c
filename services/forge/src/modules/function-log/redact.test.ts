import fc from 'fast-check';
import { redact } from './redact.ts';

describe('a line that others may read', () => {
  it.each([
    ['saved ada.lovelace+crm@example.org', 'saved [e-mail]'],
    ['to "ädä@exämple.org".', 'to "[e-mail]".'],
    ['call +351 912 345 678 back', 'call [number] back'],
    ['card 4111-1111-1111-1111', 'card [number]'],
    ['key sk_live_51H8xYZabcdefGHIJKLmnop', 'key [token]'],
    ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'jwt [token]'],
  ])('%s becomes %s', (line, shown) => {
    expect(redact(line)).toBe(shown);
  });

  it.each([
    'visit {"visits":12}',
    'took 1532 ms in attempt 3 of 5',
    'TypeError: cannot read properties of undefined (reading name)',
    'a-rather-long-name-without-any-digit-in-it',
    'contact 12345 at line 10:4',
  ])('%s stays', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('takes time in proportion to its length', () => {
    for (const piece of ['a', '1', 'a1', '1 ', '@', 'a@', '.', '+', '=', '1.', 'a.']) {
      const begin = performance.now();
      redact(piece.repeat(16_000));
      expect(performance.now() - begin).toBeLessThan(500);
    }
  });

  it('leaves no address, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (address, before, after) => {
        expect(redact(`${before} ${address} ${after}`)).not.toContain(address);
      }),
    );
  });
});
