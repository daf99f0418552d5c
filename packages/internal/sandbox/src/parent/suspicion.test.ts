import { failed } from '../executor/failed.ts';
import { createSuspicion, endedByForce } from './suspicion.ts';

describe('suspicion', () => {
  test('lasts a minute after the last run that had to be ended', () => {
    let now = 0;
    const suspicion = createSuspicion(() => now);
    suspicion.add('a');
    now = 50_000;
    suspicion.add('a');
    now = 109_999;
    expect([suspicion.has('a'), suspicion.has('b')]).toEqual([true, false]);
    now = 110_000;
    expect(suspicion.has('a')).toBe(false);
  });

  test('does not remember without end', () => {
    const suspicion = createSuspicion(() => 0);
    for (let index = 0; index <= 10_000; index += 1) suspicion.add(String(index));
    expect([suspicion.has('0'), suspicion.has('1'), suspicion.has('10000')]).toEqual([false, true, true]);
  });

  test.each([
    ['computed until it was interrupted', { ...failed('timeout', ''), cpuMs: 51, wallMs: 60 }, true],
    ['was ended with its thread', failed('timeout', ''), true],
    ['took all memory', { ...failed('memory', ''), cpuMs: 3, wallMs: 4 }, true],
    ['was stopped from outside', failed('killed', ''), false],
    ['waited too long for somebody else', { ...failed('timeout', ''), cpuMs: 2, wallMs: 2_000 }, false],
    ['threw', { ...failed('error', ''), cpuMs: 49, wallMs: 50 }, false],
  ])('falls on a run that %s: %#', (_, end, expected) => {
    expect(endedByForce(end, { cpuMs: 50 })).toBe(expected);
  });
});
