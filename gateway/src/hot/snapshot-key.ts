import { createHash } from 'node:crypto';
import type { Session } from '@guildhall/authz';
import type { Asked } from '../documents/asked.ts';

/**
 * What an answer depends on: the marketplace, the document and its variables, and that part of the caller which the
 * installation service judges: place and permissions. Whoever shares the key was, or would have been, let in all the same.
 * The user is left out: what a page shows does not differ between users of a place.
 */
export function snapshotKey({ hash, operationName, variables }: Asked, session: Session): string {
  const { host, organization, workspace } = session.scope ?? {};
  const parts = [
    session.marketplaceId,
    hash,
    operationName,
    [host, organization, workspace],
    session.permissions,
    withoutUser(variables),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function withoutUser(variables: Record<string, unknown>): [string, unknown][] {
  return Object.entries(variables)
    .sort(byName)
    .map(([name, value]) => [name, name === 'scope' && isRecord(value) ? scopeWithoutUser(value) : value]);
}

function scopeWithoutUser(scope: Record<string, unknown>): [string, unknown][] {
  return Object.entries(scope)
    .filter(([name]) => name !== 'user')
    .sort(byName);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
