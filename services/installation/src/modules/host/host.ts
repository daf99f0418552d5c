import type { Surface } from '@guildhall/manifest';
import type { FallbackPolicy } from '../fallback/fallback.ts';
import type { HostState, SurfaceState } from '@guildhall/schema';

/** An application that embeds the marketplace. */
export interface Host {
  id: string;
  key: string;
  name: string;
  origins: string[];
  /** `iss` of the tokens it signs. */
  issuer: string;
  jwks: PublicKeys;
  /** What happens when a restriction stops a version here. */
  fallback: FallbackPolicy;
  createdAt: Date;
  rev: number;
}

export interface PublicKeys {
  keys: Record<string, unknown>[];
}

/** What a host offers plugins, as declared at one time. */
export interface DeclaredSurface {
  hostId: string;
  rev: number;
  version: string;
  digest: string;
  body: Surface;
  publishedAt: Date;
}

export function hostState({ id, key, name, origins, issuer, jwks, rev }: Host): HostState {
  return { id, key, name, origins, issuer, jwks: { keys: jwks.keys }, rev };
}

export function surfaceState({ id, key }: Host, surface: DeclaredSurface): SurfaceState {
  const { version, digest, body, rev } = surface;
  return { hostId: id, hostKey: key, version, digest, body: { ...body }, rev };
}
