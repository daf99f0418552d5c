import { wrap, type Envelope, type Event } from '@guildhall/messaging';
import {
  channelMoved,
  marketplaceCreated,
  pluginChanged,
  publisherChanged,
  restrictionChanged,
  versionChanged,
  type PluginState,
  type RestrictionState,
  type VersionState,
} from '@guildhall/schema';

const AT = '2026-01-01T00:00:00.000Z';

/** What a small marketplace said in its life, in the order in which it was said: every event that installation hears. */
export function lifeOf(marketplaceId: string): Envelope[] {
  const tell = <State extends { rev: number }>(event: Event<State>, id: string, states: readonly State[]) =>
    states.map((state) =>
      wrap(event, { type: 'any', id, rev: state.rev }, state, {
        ...{ marketplaceId, actorId: 'act_1', correlationId: 'c', causationId: null },
      }),
    );
  const marketplace = { slug: 'm', name: 'M', ownerActorId: 'act_1', state: 'CREATING' as const, rev: 1 };
  const publisher = {
    id: 'pub_1',
    slug: 'p',
    namespaces: ['orchard'],
    members: [],
    state: 'ACTIVE' as const,
  };
  return [
    ...tell(marketplaceCreated, marketplaceId, [{ ...marketplace, id: marketplaceId }]),
    ...tell(publisherChanged, 'pub_1', [
      { ...publisher, name: 'Orchard', rev: 1 },
      { ...publisher, name: 'Orchard Ltd', rev: 2 },
    ]),
    ...tell(pluginChanged, 'plg_1', [plugin('DRAFT', 1), plugin('READY', 2), plugin('LISTED', 3)]),
    ...tell(versionChanged, 'ver_1', [
      version('ver_1', '1.0.0', 'DRAFT', 1),
      version('ver_1', '1.0.0', 'SUBMITTED', 2),
      version('ver_1', '1.0.0', 'PUBLISHED', 3),
      version('ver_1', '1.0.0', 'YANKED', 4),
    ]),
    ...tell(versionChanged, 'ver_2', [
      version('ver_2', '1.1.0', 'DRAFT', 1),
      version('ver_2', '1.1.0', 'PUBLISHED', 2),
    ]),
    ...tell(channelMoved, 'plg_1/stable', [
      { id: 'plg_1/stable', pluginId: 'plg_1', name: 'stable', versionId: 'ver_1', rev: 1 },
      { id: 'plg_1/stable', pluginId: 'plg_1', name: 'stable', versionId: 'ver_2', rev: 2 },
    ]),
    ...tell(restrictionChanged, 'rst_1', [
      restriction('rst_1', 'ver_1', 'ACTIVE', { rev: 1, feedSeq: 1 }),
      restriction('rst_1', 'ver_1', 'LIFTED', { rev: 2, feedSeq: 3 }),
    ]),
    ...tell(restrictionChanged, 'rst_2', [restriction('rst_2', 'ver_2', 'ACTIVE', { rev: 1, feedSeq: 2 })]),
  ];
}

function plugin(state: PluginState['listing']['state'], rev: number): PluginState {
  const listing = {
    visibility: 'PUBLIC' as const,
    title: `T${rev}`,
    summary: '',
    icon: null,
    categories: [],
  };
  return { id: 'plg_1', name: 'orchard.one', publisherId: 'pub_1', listing: { ...listing, state }, rev };
}

function version(id: string, versionString: string, state: VersionState['state'], rev: number): VersionState {
  const published = state === 'PUBLISHED' || state === 'YANKED';
  const code = { name: 'ui', sha256: 'ab'.repeat(32), bytes: 10, gzipBytes: 9 };
  const surfaces = [{ hostKey: 'crm', version: '1.0.0' }];
  const release = {
    ...{ releaseDigest: `release-${id}`, manifestDigest: `manifest-${id}` },
    ...{ manifest: manifest(versionString), bundles: [code], surfaces },
  };
  return {
    ...{ id, pluginId: 'plg_1', pluginName: 'orchard.one', publisherId: 'pub_1', versionString, state },
    ...{ channel: 'stable', releaseMode: 'AUTO', sourceDigest: 'source', runAttempt: 1, submittedBy: null },
    ...{ release: published ? release : null, publishedAt: published ? AT : null, rev },
  };
}

function manifest(version: string) {
  return {
    ...{ manifestVersion: 1, id: 'orchard.one', displayName: 'One', version, description: 'One.' },
    ...{ engines: { surface: { crm: '^1.0.0' } }, main: 'src/index.ts' },
    contributes: { views: [{ id: 'v', extensionPoint: 'crm.contact.sidebar@1', title: 'V', module: 'v' }] },
    ...{ permissions: { required: [], optional: [] }, origins: { required: [], optional: [] } },
  };
}

function restriction(
  id: string,
  versionId: string,
  state: RestrictionState['state'],
  position: { rev: number; feedSeq: number },
): RestrictionState {
  return {
    ...{
      id,
      kind: 'HARD_BLOCK',
      target: { type: 'VERSION', id: versionId },
      state,
      clause: 'c',
      reason: 'r',
    },
    ...{ interim: true, stop: true, effectiveAt: AT, expiresAt: null, ...position },
  };
}
