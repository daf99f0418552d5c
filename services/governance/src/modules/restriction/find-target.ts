import { invalid, notFound, ok, type Result } from '@guildhall/kernel';
import type { RestrictionKind } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { MEASURES } from './measures.ts';
import type { RestrictionTarget } from './restriction.ts';

/** Whose the target is. Digests may be denied before anything with them was ever submitted. */
export async function findTarget(
  { subjects }: Pick<Context, 'subjects'>,
  { type, id }: RestrictionTarget,
): Promise<Result<{ publisherId: string | null }>> {
  switch (type) {
    case 'VERSION': {
      const [version] = await subjects.versions([id]);
      return version ? ok(version) : notFound('version', ['target', 'id']);
    }
    case 'PLUGIN': {
      const [plugin] = await subjects.plugins([id]);
      return plugin ? ok(plugin) : notFound('plugin', ['target', 'id']);
    }
    case 'PUBLISHER': {
      const [publisher] = await subjects.publishers([id]);
      return publisher ? ok({ publisherId: publisher.id }) : notFound('publisher', ['target', 'id']);
    }
    case 'DIGEST':
      if (!/^[0-9a-f]{64}$/.test(id))
        return invalid('A release digest has 64 digits 0–9, a–f.', 'target', 'id');
      return ok({ publisherId: await subjects.publisherOfDigest(id) });
  }
}

/** Whether this kind of restriction can be laid on this kind of thing. */
export function fits(kind: RestrictionKind, { type }: RestrictionTarget): Result<null> {
  const { targets } = MEASURES[kind];
  if (targets.includes(type)) return ok(null);
  return invalid(`${kind} is laid on a ${targets.join(' or ')}, not on a ${type}.`, 'target', 'type');
}
