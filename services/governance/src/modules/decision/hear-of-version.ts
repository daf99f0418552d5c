import type { Context } from '../../context.ts';
import { settled } from '../../settled.ts';
import { closeCases } from '../review-case/close-case.ts';
import { decideVersion } from './decide-version.ts';
import { restateDecision } from './restate-decision.ts';

/**
 * Does what the newest known state of a version asks for. The event that brought us here may be older: then the newer
 * one has its turn, or had it.
 */
export async function hearOfVersion(ctx: Context, versionId: string): Promise<void> {
  const [version] = await ctx.subjects.versions([versionId]);
  switch (version?.state) {
    case 'EVALUATING':
      await decideVersion(ctx, version);
      return;
    case 'IN_REVIEW':
    case 'QUARANTINED':
      await restateDecision(ctx, version);
      return;
    case 'WITHDRAWN':
      await settled(closeCases(ctx, { type: 'VERSION', id: version.id }));
      return;
    default:
      return;
  }
}
