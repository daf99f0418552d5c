import { AXES, type Drift } from '@guildhall/drift';
import { CHANGE_CLASSES } from '@guildhall/manifest';
import { z } from 'zod';

/** Of one drift: of each axis what asks the most, then whatever asks the most. */
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
  return storedDrift.parse({
    ...drift,
    changes: changes.length > MOST_CHANGES ? worstOf(changes) : changes,
    baseline,
  });
}

function worstOf(changes: Drift['changes']): Drift['changes'] {
  const rank = ({ changeClass }: { changeClass: (typeof CHANGE_CLASSES)[number] }) =>
    CHANGE_CLASSES.indexOf(changeClass);
  const worst = changes.toSorted((a, b) => rank(b) - rank(a));
  // Thousands of changes on one axis must not hide that there is one on another.
  const ofEachAxis = AXES.flatMap((axis) => worst.find((change) => change.axis === axis) ?? []);
  return [...new Set([...ofEachAxis, ...worst])].slice(0, MOST_CHANGES);
}

/** What policies read of it. */
export function driftFacts({ changes, changeClass: asks }: StoredDrift) {
  const drifted = new Set(changes.map((change) => change.axis));
  return { changeClass: asks, axes: AXES.filter((name) => drifted.has(name)) };
}
