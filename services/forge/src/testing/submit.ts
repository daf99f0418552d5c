import { createHash } from 'node:crypto';
import {
  pluginChanged,
  publisherChanged,
  surfacePublished,
  versionChanged,
  type VersionState,
} from '@guildhall/schema';
import type { TestForge } from './harness.ts';
import { mara } from './sessions.ts';
import { aVersion, PLUGIN, PUBLISHER } from './states.ts';
import { crmSurface } from './surface.ts';

/** Tells forge of a publisher with one member, mara, its plugin, and the CRM's surface. */
export async function aPublisherAndItsPlugin(forge: TestForge, pluginName = 'orchard.hello'): Promise<void> {
  await forge.hear(publisherChanged, {
    id: PUBLISHER,
    slug: 'orchard',
    name: 'Orchard',
    state: 'ACTIVE',
    namespaces: ['orchard'],
    members: [{ actorId: mara.actorId, role: 'OWNER' }],
    rev: 1,
  });
  await forge.hear(pluginChanged, {
    id: PLUGIN,
    name: pluginName,
    publisherId: PUBLISHER,
    listing: {
      state: 'DRAFT',
      visibility: 'PUBLIC',
      title: 'Hello',
      summary: 'Says hello.',
      icon: null,
      categories: [],
    },
    rev: 1,
  });
  await forge.hear(surfacePublished, crmSurface);
}

/** Puts a tarball into the store and hears that a version was submitted with it; the id of its run. */
export async function submit(
  forge: TestForge,
  archive: Uint8Array = new TextEncoder().encode('a tarball'),
  over: Partial<VersionState> = {},
): Promise<string> {
  const sourceDigest = createHash('sha256').update(archive).digest('hex');
  await forge.run(mara, (ctx) => ctx.artifacts.put(sourceDigest, archive, ctx.now));
  const version = aVersion({ sourceDigest, ...over });
  await forge.hear(versionChanged, version);
  const runs = await forge.rows<{ id: string }>('SELECT id FROM run WHERE version_id = $1 AND attempt = $2', [
    version.id,
    version.runAttempt,
  ]);
  return runs[0]?.id ?? '';
}
