import type { Contribution } from '../contribution.ts';
import type { FeedEntry, FeedRestriction } from '../restrictions/feed-entry.ts';
import type { HostSurface } from '../surface.ts';

/** A contribution of one plugin; name what matters to the test. */
export function contributionOf(parts: Partial<Contribution> = {}): Contribution {
  return {
    key: 'view:panel',
    installationId: 'ins_1',
    pluginId: 'plg_1',
    pluginName: 'Orchard',
    versionId: 'ver_1',
    publisherId: 'pub_1',
    releaseDigest: 'd1',
    extensionPoint: 'crm.panel@1',
    kind: 'view',
    title: 'Panel',
    module: 'panel',
    handler: null,
    when: null,
    order: 0,
    detail: null,
    bundle: { url: '/v1/artifacts/d1', sha256: 'd1', bytes: 10 },
    grants: [],
    signedManifest: null,
    settings: {},
    warned: false,
    ...parts,
  };
}

/** A feed entry; a HARD_BLOCK of version `ver_1` unless the test says otherwise. */
export function entryOf(seq: number, restriction: Partial<FeedRestriction> = {}): FeedEntry {
  return {
    seq,
    at: '2026-01-01T00:00:00Z',
    marketplaceId: 'mkt_1',
    restriction: {
      id: 'res_1',
      kind: 'HARD_BLOCK',
      state: 'ACTIVE',
      stop: false,
      targets: [{ type: 'VERSION', id: 'ver_1' }],
      reason: 'It leaks.',
      ...restriction,
    },
  };
}

/** A small surface; name what matters to the test. */
export function surfaceOf(parts: Partial<HostSurface> = {}): HostSurface {
  return {
    extensionPoints: [{ id: 'crm.panel', version: 1, kinds: ['view'] }],
    components: [
      {
        name: 'Card',
        props: { title: 'string', level: 'number', open: 'boolean', data: 'json' },
        events: [],
      },
      { name: 'Button', props: { kind: 'string' }, events: ['press'] },
      { name: 'Link', props: { href: 'string' }, events: [] },
    ],
    ...parts,
  };
}
