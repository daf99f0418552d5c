import { setTimeout as pause } from 'node:timers/promises';
import { blow, type World } from './blow.ts';
import { FAULTS, type Blow, type Fault } from './schedule.ts';

/** Blows one after the other; a store that is away delays what follows. How often each fault came. */
export async function blowAll(blows: readonly Blow[], world: World): Promise<ReadonlyMap<Fault, number>> {
  const counts = new Map(FAULTS.map((fault) => [fault, 0]));
  const begun = performance.now();
  for (const one of blows) {
    await pause(Math.max(0, one.at - (performance.now() - begun)));
    await blow(one, world);
    counts.set(one.fault, (counts.get(one.fault) ?? 0) + 1);
  }
  return counts;
}
