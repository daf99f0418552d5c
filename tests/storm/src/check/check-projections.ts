import { createHash } from 'node:crypto';
import type { Evidence, Fault, Projection } from './evidence.ts';

/** Everybody keeps of everything exactly the revision its owner is at. */
export function checkProjections({ projections }: Pick<Evidence, 'projections'>): Fault[] {
  return projections
    .filter(({ owner, kept }) => digestOf(owner) !== digestOf(kept))
    .flatMap((projection) => differences(projection));
}

/** SHA-256 over (id, rev) in id order. */
export function digestOf(revisions: ReadonlyMap<string, number>): string {
  const rows = [...revisions].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

function differences({ name, owner, kept }: Projection): Fault[] {
  const ids = [...new Set([...owner.keys(), ...kept.keys()])];
  return ids
    .filter((id) => owner.get(id) !== kept.get(id))
    .map((id) => ({
      kind: 'diverged',
      what: `${name}: ${id} is at rev ${owner.get(id) ?? 'none'}, kept at rev ${kept.get(id) ?? 'none'}`,
    }));
}
