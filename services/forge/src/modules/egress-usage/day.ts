const DAY_MS = 86_400_000;

/** The beginning of a day, in UTC. */
export function dayOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
}

/** The beginning of the day after. */
export function dayAfter(now: Date): Date {
  return new Date(dayOf(now).getTime() + DAY_MS);
}
