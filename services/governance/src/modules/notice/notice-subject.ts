import type { Context } from '../../context.ts';
import type { RestrictionTarget } from '../restriction/restriction.ts';
import type { VersionSubject } from '../subject/subject.ts';

/** Whom a notice is about, as people call it. */
export interface NoticeSubject {
  name: string;
  publisherId: string | null;
  pluginId: string | null;
  versionId: string | null;
}

/** The target of a restriction; what is not known here goes by its id. */
export async function subjectOfTarget(
  { subjects }: Pick<Context, 'subjects'>,
  { type, id }: RestrictionTarget,
): Promise<NoticeSubject> {
  const unknown: NoticeSubject = { name: id, publisherId: null, pluginId: null, versionId: null };
  switch (type) {
    case 'VERSION': {
      const [version] = await subjects.versions([id]);
      return version ? versionSubject(version) : unknown;
    }
    case 'DIGEST': {
      const version = await subjects.versionOfDigest(id);
      return version ? versionSubject(version) : unknown;
    }
    case 'PLUGIN': {
      const [plugin] = await subjects.plugins([id]);
      return plugin
        ? { ...unknown, name: plugin.name, publisherId: plugin.publisherId, pluginId: id }
        : unknown;
    }
    case 'PUBLISHER': {
      const [publisher] = await subjects.publishers([id]);
      return { ...unknown, name: publisher?.name ?? id, publisherId: id };
    }
  }
}

function versionSubject({
  id,
  pluginId,
  pluginName,
  publisherId,
  versionString,
}: VersionSubject): NoticeSubject {
  return { name: `${pluginName} ${versionString}`, publisherId, pluginId, versionId: id };
}
