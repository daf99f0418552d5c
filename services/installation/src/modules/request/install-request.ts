import type { Place } from '../place/place.ts';

/** Somebody wants a plugin who may not install it themselves. */
export interface InstallRequest {
  id: string;
  pluginId: string;
  versionId: string | null;
  place: Place;
  state: RequestStateName;
  requestedBy: string;
  reason: string | null;
  decidedBy: string | null;
  decidedReason: string | null;
  installationId: string | null;
  at: Date;
  decidedAt: Date | null;
  rev: number;
}

export type RequestStateName = 'REQUESTED' | 'APPROVED' | 'DENIED';
