import type { Evidence, Fault } from './evidence.ts';

/** An installation runs one version at a time: each lock begins when the one before ended, and at most one is open. */
export function checkLocks({ locks }: Pick<Evidence, 'locks'>): Fault[] {
  const faults: Fault[] = [];
  for (const [id, own] of Map.groupBy(locks, ({ installationId }) => installationId)) {
    const sorted = own.toSorted((a, b) => a.rev - b.rev);
    for (const [index, { from, rev }] of sorted.entries()) {
      const before = sorted[index - 1];
      if (!before) continue;
      if (before.to === null)
        faults.push({ kind: 'doubled', what: `installation ${id}: locked twice at rev ${rev}` });
      else if (before.to !== from)
        faults.push({ kind: 'lost', what: `installation ${id}: a lock is missing before rev ${rev}` });
    }
  }
  return faults;
}
