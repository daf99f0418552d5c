import { usedPassports } from './used-passports.ts';

const LASTS = 60_000;

describe('a passport', () => {
  it('is used once, however its signature is written', () => {
    const { use } = aMemory();
    expect(use('header.claims.signatureA')).toBe(true);
    expect(use('header.claims.signatureA')).toBe(false);
    expect(use('header.claims.signatureB')).toBe(false);
    expect(use('header.others.signatureA')).toBe(true);
  });

  it('is remembered for as long as it lasts, whenever it came', () => {
    const { use, clock } = aMemory();
    for (const at of [0, 1, LASTS - 1, LASTS, LASTS * 1.5]) {
      clock.now = at;
      expect(use(`header.${at}.s`)).toBe(true);
      clock.now = at + LASTS - 1;
      expect(use(`header.${at}.s`)).toBe(false);
    }
  });

  it('is forgotten once it would be refused for its age', () => {
    const { use, clock } = aMemory();
    use('header.claims.s');
    clock.now = 2 * LASTS;
    expect(use('header.claims.s')).toBe(true);
  });
});

function aMemory() {
  const clock = { now: 0 };
  return { clock, ...usedPassports(LASTS, () => clock.now) };
}
