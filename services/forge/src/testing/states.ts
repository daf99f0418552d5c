import type { RestrictionState, SurfaceState, VersionState } from '@guildhall/schema';
import type { Found } from '../modules/finding/finding.ts';

/** Builders of what other services say. */

export const PUBLISHER = 'pub_orchard';
export const PLUGIN = 'plg_hello';
export const VERSION = 'ver_hello_1';

export function aVersion(over: Partial<VersionState> = {}): VersionState {
  return {
    id: VERSION,
    pluginId: PLUGIN,
    pluginName: 'orchard.hello',
    publisherId: PUBLISHER,
    versionString: '1.0.0',
    state: 'SUBMITTED',
    channel: 'stable',
    releaseMode: 'AUTO',
    sourceDigest: 'b'.repeat(64),
    runAttempt: 1,
    release: null,
    submittedBy: 'act_mara',
    publishedAt: null,
    rev: 2,
    ...over,
  };
}

export function aRestriction(over: Partial<RestrictionState> = {}): RestrictionState {
  return {
    id: 'res_1',
    kind: 'HARD_BLOCK',
    target: { type: 'VERSION', id: VERSION },
    state: 'ACTIVE',
    clause: 'security',
    reason: 'It sends contacts away.',
    interim: false,
    stop: false,
    effectiveAt: '2026-01-01T00:00:00.000Z',
    expiresAt: null,
    feedSeq: 1,
    rev: 1,
    ...over,
  };
}

export function aSurface(
  hostKey: string,
  body: SurfaceState['body'],
  over: Partial<SurfaceState> = {},
): SurfaceState {
  return {
    hostId: 'hst_crm',
    hostKey,
    version: '1.0.0',
    digest: 'c'.repeat(64),
    body,
    rev: 1,
    ...over,
  };
}

export function aFinding(over: Partial<Found> = {}): Found {
  return {
    id: 'f1',
    ruleId: 'some-rule',
    check: 'analysis',
    severity: 'LOW',
    confidence: 'high',
    threat: null,
    file: 'a.ts',
    line: 1,
    column: 1,
    message: 'There is something.',
    why: 'Because.',
    fix: 'Remove it.',
    excerpt: 'it',
    ...over,
  };
}
