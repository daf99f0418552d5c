import { err, ok, type Result } from '@guildhall/kernel';

/** A cron expression, read: which minutes, hours, days and months match, in UTC. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly daysOfWeek: readonly number[];
  /** When both kinds of day are restricted, one of them is enough, as in every cron. */
  readonly eitherDay: boolean;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE: Field = { name: 'minute', from: 0, to: 59 };
const HOUR: Field = { name: 'hour', from: 0, to: 23 };
const DAY_OF_MONTH: Field = { name: 'day of month', from: 1, to: 31 };
const MONTH: Field = { name: 'month', from: 1, to: 12, names: MONTHS };
const DAY_OF_WEEK: Field = { name: 'day of week', from: 0, to: 7, names: DAYS };

/** Reads five fields: minute, hour, day of month, month, day of week. Lists, ranges, steps and English short names. */
export function parseCron(text: string): Result<Cron, string> {
  const [minute, hour, dayOfMonth, month, dayOfWeek, ...rest] = text.trim().split(/\s+/u);
  if (dayOfWeek === undefined || rest.length > 0) {
    return err('A cron expression has five fields: minute, hour, day of month, month, day of week.');
  }
  const minutes = parseField(minute ?? '', MINUTE);
  if (!minutes.ok) return minutes;
  const hours = parseField(hour ?? '', HOUR);
  if (!hours.ok) return hours;
  const daysOfMonth = parseField(dayOfMonth ?? '', DAY_OF_MONTH);
  if (!daysOfMonth.ok) return daysOfMonth;
  const months = parseField(month ?? '', MONTH);
  if (!months.ok) return months;
  const daysOfWeek = parseField(dayOfWeek, DAY_OF_WEEK);
  if (!daysOfWeek.ok) return daysOfWeek;
  return ok({
    minutes: minutes.value,
    hours: hours.value,
    daysOfMonth: daysOfMonth.value,
    months: months.value,
    // Sunday may be written as 0 or as 7.
    daysOfWeek: [...new Set(daysOfWeek.value.map((day) => day % 7))],
    eitherDay: dayOfMonth?.startsWith('*') === false && !dayOfWeek.startsWith('*'),
  });
}

function parseField(text: string, field: Field): Result<number[], string> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = parseRange(part, field);
    if (!range.ok) return range;
    const { from, to, step } = range.value;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return ok([...values].sort((a, b) => a - b));
}

const PART = /^(?:\*|(?<from>\w{1,3})(?:-(?<to>\w{1,3}))?)(?:\/(?<step>\d{1,2}))?$/u;

function parseRange(part: string, field: Field): Result<{ from: number; to: number; step: number }, string> {
  const fault = err(
    `"${part}" is no ${field.name}: write *, a number from ${field.from} to ${field.to}, a range or a step such as */5.`,
  );
  const groups = PART.exec(part)?.groups;
  if (!groups) return fault;
  const from = groups['from'] === undefined ? field.from : valueOf(groups['from'], field);
  const open = groups['from'] === undefined || groups['step'] !== undefined;
  const to = groups['to'] === undefined ? (open ? field.to : from) : valueOf(groups['to'], field);
  const step = Number(groups['step'] ?? 1);
  const fits = from >= field.from && from <= to && to <= field.to && step > 0;
  return fits ? ok({ from, to, step }) : fault;
}

/** NaN for what is neither a number nor a name, which no bound accepts. */
function valueOf(word: string, { names = [] }: Field): number {
  const named = names.indexOf(word.toLowerCase());
  if (named >= 0) return names.length === MONTHS.length ? named + 1 : named;
  return /^\d{1,2}$/u.test(word) ? Number(word) : Number.NaN;
}
