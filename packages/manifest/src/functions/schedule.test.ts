import fc from 'fast-check';
import { nextRun, parseSchedule } from './schedule.ts';

function nextOf(cron: string, after: string): string {
  const schedule = parseSchedule({ cron });
  if (!schedule.ok) throw new Error(schedule.error);
  return nextRun(schedule.value, new Date(after)).toISOString();
}

function faultOf(declared: { every?: string; cron?: string }): string {
  const schedule = parseSchedule(declared);
  return schedule.ok ? '' : schedule.error;
}

describe('a schedule', () => {
  it.each([
    ['PT5M', 300_000],
    ['PT1H30M', 5_400_000],
    ['P1D', 86_400_000],
    ['P1DT12H', 129_600_000],
  ])('of %s runs again after as long', (every, ms) => {
    const schedule = parseSchedule({ every });
    const start = new Date('2026-03-01T00:00:30.250Z');
    expect(schedule.ok && nextRun(schedule.value, start).getTime() - start.getTime()).toBe(ms);
  });

  it.each(['PT4M', 'P', 'PT', 'P367D', 'PT90S', 'P1W', '15 minutes', ''])('of "%s" is refused', (every) => {
    expect(faultOf({ every })).toContain('does not fit');
  });

  it.each([
    ['0 2 * * *', '2026-03-01T02:00:00Z', '2026-03-02T02:00:00.000Z'],
    ['*/15 * * * *', '2026-03-01T10:14:59Z', '2026-03-01T10:15:00.000Z'],
    ['5/20 8-9 * * *', '2026-03-01T08:45:00Z', '2026-03-01T09:05:00.000Z'],
    ['30 9 * * mon-fri', '2026-02-27T10:00:00Z', '2026-03-02T09:30:00.000Z'],
    ['0 0 1 jan *', '2026-03-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 12 * * 7', '2026-03-02T00:00:00Z', '2026-03-08T12:00:00.000Z'],
    ['0 0 13 * 5', '2026-03-01T00:00:00Z', '2026-03-06T00:00:00.000Z'],
    ['0,30 23 31 12 *', '2026-12-31T23:00:00Z', '2026-12-31T23:30:00.000Z'],
  ])('of "%s" after %s comes at %s', (cron, after, next) => {
    expect(nextOf(cron, after)).toBe(next);
  });

  it.each([
    ['* * * * *', 'more often'],
    ['*/4 * * * *', 'more often'],
    ['58,2 * * * *', 'more often'],
    ['57 23 * * *,', 'day of week'],
    ['0 2 * *', 'five fields'],
    ['0 2 * * * *', 'five fields'],
    ['60 * * * *', 'no minute'],
    ['0 24 * * *', 'no hour'],
    ['0 0 0 * *', 'no day of month'],
    ['0 0 * foo *', 'no month'],
    ['0 0 * * 8', 'no day of week'],
    ['0 5-3 * * *', 'no hour'],
    ['*/0 * * * *', 'no minute'],
    ['0 0 31 2 *', 'never comes'],
    ['@daily', 'five fields'],
  ])('of "%s" is refused: %s', (cron, reason) => {
    expect(faultOf({ cron })).toContain(reason);
  });

  it('may run at 58 and 2 minutes past of hours that do not follow each other', () => {
    expect(faultOf({ cron: '2,58 8,12 * * *' })).toBe('');
  });

  it('has either times or a duration', () => {
    expect(faultOf({})).toContain('either');
    expect(faultOf({ every: 'PT15M', cron: '0 2 * * *' })).toContain('either');
  });

  it('always comes later than asked, at least five minutes apart', () => {
    const minutes = fc.subarray([0, 5, 17, 30, 42, 55], { minLength: 1 });
    const hours = fc.subarray([0, 3, 4, 12, 23], { minLength: 1 });
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(minutes, hours, instants, (minute, hour, after) => {
        const schedule = parseSchedule({ cron: `${minute.join()} ${hour.join()} * * *` });
        if (!schedule.ok) throw new Error(schedule.error);
        const first = nextRun(schedule.value, after);
        const second = nextRun(schedule.value, first);
        expect(first.getTime()).toBeGreaterThan(after.getTime());
        expect(second.getTime() - first.getTime()).toBeGreaterThanOrEqual(300_000);
      }),
      { numRuns: 200 },
    );
  });
});
