import { installable, type Reason } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { fitsSurfaces } from '../installation/fits-surfaces.ts';
import { subjectOf, type Version } from './version.ts';

/** Whether a version may be newly installed, as far as the catalog knows; a host's rules come on top. */
export async function availabilityOf(
  ctx: Context,
  version: Version,
): Promise<{ ok: boolean; reasons: Reason[] }> {
  const { loaders, now } = ctx;
  const subject = subjectOf(version);
  const plugin = await loaders.plugins.load(version.pluginId);
  const targets = [subject.versionId, subject.pluginId, subject.publisherId, subject.releaseDigest ?? ''];
  const restrictions = await Promise.all(targets.map((target) => loaders.restrictions.load(target)));
  return installable({
    version,
    listingState: plugin?.listingState ?? 'DELETED',
    compatible: fitsSurfaces(version.release?.surfaces ?? [], await loaders.surfaces.load('')),
    ruleAllows: true,
    restrictions: restrictions.flat(),
    subject,
    now,
    directLink: plugin?.visibility === 'UNLISTED',
  });
}
