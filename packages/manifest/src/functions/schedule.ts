import { err, ok, type Result } from '@guildhall/kernel';
import type { ScheduleDeclaration } from '../manifest.ts';
import { parseCron, type Cron } from './cron.ts';

/** When a function runs by itself, read. */
export type Schedule = { readonly kind: 'every'; readonly ms: number } | ({ readonly kind: 'cron' } & Cron);

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;
const MIN_MINUTES = 5;
const MAX_DAYS = 366;
/** The calendar repeats after 400 years; the rarest date that exists, 29 February, comes back within 8. */
const YEARS_AHEAD = 8;

/** Reads `every` or `cron`; the error is a sentence. Runs are at least five minutes apart. */
export function parseSchedule({
  every,
  cron,
}: Pick<ScheduleDeclaration, 'every' | 'cron'>): Result<Schedule, string> {
  if (every !== undefined && cron === undefined) return parseEvery(every);
  if (every === undefined && cron !== undefined) return parseTimes(cron);
  return err('A schedule has either "every", such as PT15M, or "cron", such as 0 2 * * *.');
}

/** The first run after an instant. Durations count from that instant; cron matches whole minutes in UTC. */
export function nextRun(schedule: Schedule, after: Date): Date {
  if (schedule.kind === 'every') return new Date(after.getTime() + schedule.ms);
  const next = nextMatch(schedule, after);
  // parseSchedule refuses what never matches, so this is an error of the caller.
  if (!next) throw new RangeError('This schedule has no next run.');
  return next;
}

const DURATION = /^P(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?)?$/u;

function parseEvery(text: string): Result<Schedule, string> {
  const groups = DURATION.exec(text)?.groups;
  const count = (name: string) => Number(groups?.[name] ?? 0);
  const minutes = count('days') * DAY_MINUTES + count('hours') * 60 + count('minutes');
  if (minutes >= MIN_MINUTES && minutes <= MAX_DAYS * DAY_MINUTES) {
    return ok({ kind: 'every', ms: minutes * MINUTE_MS });
  }
  return err(`"${text}" does not fit: write five minutes (PT5M) to ${MAX_DAYS} days (P${MAX_DAYS}D).`);
}

function parseTimes(text: string): Result<Schedule, string> {
  const cron = parseCron(text);
  if (!cron.ok) return cron;
  if (shortestGap(cron.value) < MIN_MINUTES) {
    return err(`"${text}" runs more often than every ${MIN_MINUTES} minutes.`);
  }
  if (!nextMatch(cron.value, new Date(0))) return err(`"${text}" never comes: there is no such day.`);
  return ok({ kind: 'cron', ...cron.value });
}

/** In minutes, as if every day matched: a day less can only widen a gap. */
function shortestGap({ hours, minutes }: Cron): number {
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  return Math.min(...times.map((time, index) => (times[index + 1] ?? (times[0] ?? 0) + DAY_MINUTES) - time));
}

function nextMatch(cron: Cron, after: Date): Date | undefined {
  const firstDay = Math.floor(after.getTime() / DAY_MS);
  for (let day = firstDay; day <= firstDay + YEARS_AHEAD * MAX_DAYS; day += 1) {
    if (!dayMatches(cron, new Date(day * DAY_MS))) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const at = day * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
        if (at > after.getTime()) return new Date(at);
      }
    }
  }
  return undefined;
}

function dayMatches(cron: Cron, day: Date): boolean {
  if (!cron.months.includes(day.getUTCMonth() + 1)) return false;
  const ofMonth = cron.daysOfMonth.includes(day.getUTCDate());
  const ofWeek = cron.daysOfWeek.includes(day.getUTCDay());
  return cron.eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}
