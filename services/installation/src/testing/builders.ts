import type { Manifest, Surface } from '@guildhall/manifest';
import type { PluginState, RestrictionState, VersionState } from '@guildhall/schema';

export const HOST_KEY = 'crm';

/** A surface with one sidebar and two permissions. */
export function aSurface(changes: Partial<Surface> = {}): Surface {
  return {
    version: '1.0.0',
    extensionPoints: [
      {
        ...{ id: 'crm.contact.sidebar', version: 1, kinds: ['view'], title: 'Contact sidebar', max: 10 },
        ...{ props: { type: 'object' }, contextKeys: { 'contact.stage': 'string' }, components: [] },
      },
    ],
    events: [],
    apis: [],
    permissions: [
      {
        name: 'contacts:read',
        title: 'Read contacts',
        description: 'Sees your contacts.',
        sensitivity: 'high',
      },
      {
        name: 'contacts:list',
        title: 'List contacts',
        description: 'Sees all of them.',
        sensitivity: 'high',
      },
    ],
    components: [],
    scopeLevels: ['organization', 'workspace'],
    contextKeys: {},
    ...changes,
  };
}

export interface ManifestWish {
  version?: string;
  required?: string[];
  optional?: string[];
  origins?: string[];
  optionalOrigins?: string[];
  secrets?: NonNullable<Manifest['secrets']>;
  title?: string;
  when?: string;
  surface?: string;
  settings?: NonNullable<Manifest['contributes']['settings']>['properties'];
}

/** A manifest with one view in the sidebar. */
export function aManifest(wish: ManifestWish = {}): Manifest {
  const {
    version = '1.0.0',
    required = [],
    optional = [],
    origins = [],
    optionalOrigins = [],
    secrets,
    title = 'Insights',
    when,
    settings,
  } = wish;
  const asked = (name: string) => ({ name, purpose: `To use ${name}.` });
  const toOrigin = (origin: string) => ({ origin, purpose: 'To ask for the weather.', userData: false });
  const view = { id: 'insights', extensionPoint: 'crm.contact.sidebar@1', title, module: 'insights' };
  return {
    ...{
      manifestVersion: 1,
      id: 'orchard.insights',
      displayName: title,
      version,
      description: 'Scores contacts.',
    },
    engines: { surface: { [HOST_KEY]: wish.surface ?? '^1.0.0' } },
    main: 'src/index.tsx',
    contributes: {
      views: [{ ...view, ...(when !== undefined && { when }) }],
      ...(settings && { settings: { properties: settings } }),
    },
    permissions: { required: required.map(asked), optional: optional.map(asked) },
    origins: { required: origins.map(toOrigin), optional: optionalOrigins.map(toOrigin) },
    ...(secrets && { secrets }),
  };
}

export function aPlugin(id: string, changes: Partial<PluginState> = {}): PluginState {
  return {
    ...{ id, name: `orchard.${id.slice(4)}`, publisherId: 'pub_orchard', rev: 1 },
    listing: {
      ...{
        state: 'LISTED',
        visibility: 'PUBLIC',
        title: 'Insights',
        summary: '',
        icon: null,
        categories: [],
      },
    },
    ...changes,
  };
}

export function aVersion(
  id: string,
  pluginId: string,
  manifest: Manifest,
  changes: Partial<VersionState> = {},
): VersionState {
  return {
    ...{ id, pluginId, pluginName: `orchard.${pluginId.slice(4)}`, publisherId: 'pub_orchard' },
    ...{ versionString: manifest.version, state: 'PUBLISHED', channel: 'stable', releaseMode: 'AUTO' },
    ...{ sourceDigest: 'source', runAttempt: 1, submittedBy: null, publishedAt: null, rev: 1 },
    release: {
      releaseDigest: `release-${id}`,
      manifestDigest: 'manifest',
      manifest: { ...manifest },
      bundles: [{ name: 'ui', sha256: 'ab'.repeat(32), bytes: 1234, gzipBytes: 400 }],
      surfaces: [{ hostKey: HOST_KEY, version: '1.0.0' }],
    },
    ...changes,
  };
}

export function aRestriction(changes: Partial<RestrictionState>): RestrictionState {
  return {
    ...{ id: 'res_1', kind: 'HARD_BLOCK', target: { type: 'PLUGIN', id: 'plg_a' }, state: 'ACTIVE' },
    ...{ clause: 'S1', reason: 'It steals.', interim: false, stop: false },
    ...{ effectiveAt: '2026-01-01T00:00:00.000Z', expiresAt: null, feedSeq: 1, rev: 1 },
    ...changes,
  };
}
