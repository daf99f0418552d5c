import { AXES, type Drift } from '@guildhall/drift';
import { CHANGE_CLASSES } from '@guildhall/manifest';
import { z } from 'zod';

/** Of one drift; what asks the most is told in its class, however many there are. */
const MOST_CHANGES = 300;
const MOST_CHARACTERS = 2_000;

const changeClass = z.enum(CHANGE_CLASSES);
const axis = z.enum(AXES);
const short = z.string().transform((text) => text.slice(0, MOST_CHARACTERS));

/** A drift with the version it is from, as it is kept with a run. */
export const storedDrift = z.object({
  baseline: z.object({ id: z.string(), versionString: z.string() }),
  changes: z.array(
    z.object({
      axis,
      kind: z.enum(['ADDED', 'REMOVED', 'CHANGED']),
      what: short,
      before: short.nullable(),
      after: short.nullable(),
      changeClass,
      sentence: short,
    }),
  ),
  unknown: z.array(z.object({ axis, reason: z.string() })),
  changeClass,
  declaredClass: changeClass,
});
export type StoredDrift = z.infer<typeof storedDrift>;

export function storable(baseline: StoredDrift['baseline'], drift: Drift): StoredDrift {
  const { changes } = drift;
  const rank = (name: (typeof CHANGE_CLASSES)[number]) => CHANGE_CLASSES.indexOf(name);
  const kept =
    changes.length > MOST_CHANGES
      ? [...changes].sort((a, b) => rank(b.changeClass) - rank(a.changeClass)).slice(0, MOST_CHANGES)
      : changes;
  return storedDrift.parse({ ...drift, changes: kept, baseline });
}

/** What policies read of it. */
export function driftFacts({ changes, changeClass: asks }: StoredDrift) {
  const drifted = new Set(changes.map((change) => change.axis));
  return { changeClass: asks, axes: AXES.filter((name) => drifted.has(name)) };
}
