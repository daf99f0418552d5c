import { newId } from '@guildhall/kernel';
import {
  installationChanged,
  marketplaceCreated,
  pluginChanged,
  publisherChanged,
  runConcluded,
  versionChanged,
  type VersionState,
} from '@guildhall/schema';
import type { Harness } from './harness.ts';
import { sessionOf } from './sessions.ts';

export type World = Awaited<ReturnType<typeof aWorld>>;

/** A marketplace with two reviewers, an owner, and a publisher with one plugin. */
export async function aWorld(harness: Harness) {
  const id = newId('marketplace');
  const [publisherId, pluginId] = [newId('publisher'), newId('plugin')];
  await harness.hear(id, marketplaceCreated, {
    ...{ id, slug: 'shop', name: 'Shop', state: 'CREATING', ownerActorId: 'act_owner', rev: 1 },
  });
  const publish = (rev: number, members: string[]) =>
    harness.hear(id, publisherChanged, {
      ...{ id: publisherId, slug: 'acme', name: 'Acme', state: 'ACTIVE', namespaces: ['acme'], rev },
      members: members.map((actorId) => ({ actorId, role: 'MEMBER' as const })),
    });
  await publish(1, ['act_member']);
  await harness.hear(id, pluginChanged, {
    ...{ id: pluginId, name: 'acme.notes', publisherId, rev: 1 },
    listing: {
      ...{ state: 'LISTED', visibility: 'PUBLIC', title: 'Notes', summary: '', icon: null, categories: [] },
    },
  });

  return {
    ...{ id, publisherId, pluginId, harness },
    reviewer: sessionOf(id, 'act_reviewer', 'reviewer'),
    second: sessionOf(id, 'act_second', 'reviewer'),
    owner: sessionOf(id, 'act_owner', 'owner'),
    member: sessionOf(id, 'act_member', 'member'),
    stranger: sessionOf(id, 'act_stranger', 'member'),
    setMembers: publish,

    version: (over: Partial<VersionState> = {}): VersionState => ({
      ...{ id: newId('version'), pluginId, pluginName: 'acme.notes', publisherId, versionString: '1.0.0' },
      ...{ state: 'EVALUATING', channel: 'stable', releaseMode: 'AUTO', sourceDigest: null, runAttempt: 1 },
      ...{ release: null, submittedBy: 'act_member', publishedAt: null, rev: 4 },
      ...over,
    }),
    hearVersion: (state: VersionState) => harness.hear(id, versionChanged, state),
    hearFacts: (versionId: string, facts: Record<string, unknown> = someFacts(), attempt = 1) =>
      harness.hear(id, runConcluded, {
        ...{ runId: newId('run'), versionId, attempt, outcome: 'CONCLUDED', error: null, release: null },
        ...{ facts, factSheetDigest: null, rev: 2 },
      }),
    async install(versionId: string, count: number, organization = (index: number) => `org${index}`) {
      for (let index = 0; index < count; index++)
        await harness.hear(
          id,
          installationChanged,
          installationChanged.state.parse({
            ...{ id: newId('installation'), pluginId, publisherId, versionId, host: 'crm', rev: 1 },
            ...{ organization: organization(index), state: 'ACTIVE' },
          }),
        );
    },
  };
}

function aRelease(): NonNullable<VersionState['release']> {
  const digest = 'd'.repeat(64);
  return { releaseDigest: digest, manifestDigest: digest, manifest: {}, bundles: [], surfaces: [] };
}

/** A version that policy has sent to a reviewer, with its open case. */
export async function aReviewedVersion(world: World, over: Partial<VersionState> = {}) {
  const version = world.version({ release: aRelease(), ...over });
  await world.hearFacts(version.id, someFacts({ findings: { high: 1 } }));
  await world.hearVersion(version);
  const [row] = await world.harness.rows<{ id: string }>(
    'SELECT id FROM review_case WHERE subject_id = $1',
    version.id,
  );
  if (!row) throw new Error('no case was opened');
  return { version, caseId: row.id };
}

/** Facts of a harmless version. */
export function someFacts(
  over: { findings?: Record<string, unknown>; checks?: unknown[] } = {},
): Record<string, unknown> {
  const none = { required: [], optional: [], added: [], undeclared: [] };
  return {
    checks: over.checks ?? [{ name: 'build', required: true, state: 'PASSED' }],
    findings: {
      ...{ critical: 0, high: 0, medium: 0, low: 0, info: 0, byRule: {}, byThreat: {} },
      ...over.findings,
    },
    permissions: { ...none, highSensitivity: [], unused: [] },
    origins: { ...none, userData: [] },
    sizes: { gzipBytes: 1_000, sourceBytes: 4_000, files: 3 },
    dependencies: 0,
    changeClass: null,
  };
}
