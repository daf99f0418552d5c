import type { Permission } from './permissions.ts';

export type ActorKind = 'PERSON' | 'HOST_USER' | 'KEY' | 'AGENT' | 'SYSTEM';

/** Where in a host somebody is: ids are the host's own. */
export interface HostScope {
  /** The host's key. */
  host: string;
  organization: string;
  workspace?: string | undefined;
  user?: string | undefined;
}

/** Who asks, in which marketplace, and what they may do. The gateway vouches for it. */
export interface Session {
  marketplaceId: string;
  /** An erasable surrogate; rows and hashes hold it instead of a name. */
  actorId: string;
  actorKind: ActorKind;
  /** For display only. */
  actorName: string | null;
  permissions: readonly Permission[];
  /** Set for people of a host: the place beyond which they may not reach. */
  scope: HostScope | null;
  /** Set for API keys: the publisher they act for. */
  publisherId: string | null;
  requestId: string;
}

/** Guildhall acting by itself, inside one marketplace. */
export function systemSession(marketplaceId: string, requestId: string): Session {
  return {
    marketplaceId,
    actorId: 'act_system',
    actorKind: 'SYSTEM',
    actorName: null,
    permissions: [],
    scope: null,
    publisherId: null,
    requestId,
  };
}

/** The reserved marketplace of the deployment itself: directory of marketplaces, platform floor. */
export const PLATFORM = 'platform';
