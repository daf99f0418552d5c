import { setTimeout as pause } from 'node:timers/promises';
import type { SubgraphName } from '@guildhall/schema';
import { z } from 'zod';
import type { Databases } from './databases.ts';

const amount = z.object({ count: z.coerce.number() });
const LOOK_MS = 500;
const CALM_LOOKS = 4;
const HURRY_AFTER_MS = 9_000;

const UNHANDLED = 'SELECT count(*) FROM outbox WHERE handled_at IS NULL';
const UNDER_WAY = `SELECT count(*) FROM version WHERE state IN ('SUBMITTED', 'CHECKING', 'EVALUATING', 'CHECK_ERROR')`;
const PREPARING = `SELECT count(*) FROM marketplace WHERE state = 'CREATING'`;
// The reconciler's patience grows to minutes; who waits for it moves its clock, and does nothing in its place.
const HURRY = 'UPDATE outbox SET retry_at = now() WHERE handled_at IS NULL AND retry_at > now()';

const RUNNING = `SELECT count(*) FROM invocation WHERE state <> 'FINISHED'`;
// Whose process died is given up after a minute. No run of the storm takes ten seconds.
const GIVE_UP = `UPDATE due SET at = now() FROM invocation i WHERE due.kind = 'invocation-lost' AND due.at > now()
  AND i.marketplace_id = due.marketplace_id AND i.id = due.subject_id AND i.started_at < now() - interval '10 seconds'`;

/** Waits until nothing is under way any more; false when `withinMs` was not enough. */
export async function untilQuiet(databases: Databases, withinMs: number): Promise<boolean> {
  const begun = Date.now();
  let hurriedAt = begun;
  for (let calm = 0; calm < CALM_LOOKS;) {
    if (Date.now() - begun > withinMs) return false;
    calm = (await underWay(databases)) === 0 ? calm + 1 : 0;
    if (Date.now() - hurriedAt > HURRY_AFTER_MS) {
      hurriedAt = Date.now();
      await databases.each((_, query) => query(HURRY));
      await databases.each((service, query) => (service === 'forge' ? query(GIVE_UP) : Promise.resolve([])));
    }
    await pause(LOOK_MS);
  }
  return true;
}

async function underWay(databases: Databases): Promise<number> {
  let sum = 0;
  const add = async (service: SubgraphName, sql: string) => {
    for (const { count } of await databases.rows(service, sql, amount)) sum += count;
  };
  await databases.each((service) => add(service, UNHANDLED));
  await add('catalog', UNDER_WAY);
  await add('catalog', PREPARING);
  await add('forge', RUNNING);
  return sum;
}
