import { setTimeout as pause } from 'node:timers/promises';
import type { Databases } from '../databases.ts';

const EVERY_MS = 2_500;
/** Schedules are minutes apart at least; a storm does not wait for them. */
const ITS_HOUR_HAS_COME = "UPDATE due SET at = now() WHERE kind = 'function-schedule' AND at > now()";

/** Lets the hour of all schedules come, again and again. */
export async function turnClocks(databases: Databases, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    // A database that is away for long has its clock turned the next time.
    await databases
      .each((service, query) => (service === 'forge' ? query(ITS_HOUR_HAS_COME) : Promise.resolve([])))
      .catch(() => undefined);
  }
}
