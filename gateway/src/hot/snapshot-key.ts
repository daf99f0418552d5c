import { hash as digest } from 'node:crypto';
import type { Session } from '@guildhall/authz';
import type { Asked } from '../documents/asked.ts';

/**
 * What an answer depends on: the marketplace, the document and its variables, and that part of the caller which the
 * installation service judges: place and permissions. Whoever shares the key was, or would have been, let in all the same.
 * The user is left out: what a page shows does not differ between users of a place.
 */
export function snapshotKey(asked: Asked, session: Session): string {
  return joined(askerPart(session), askedPart(asked));
}

/** What an answer depends on of whoever asks. Of fixed length, like the other part, so that no two pairs look alike. */
export function askerPart({ marketplaceId, scope, permissions }: Session): string {
  const { host, organization, workspace } = scope ?? {};
  return digestOf([marketplaceId, [host, organization, workspace], permissions]);
}

/** What an answer depends on of what is asked. */
export function askedPart({ hash, operationName, variables }: Asked): string {
  return digestOf([hash, operationName, withoutUser(variables)]);
}

export function joined(asker: string, asked: string): string {
  return `${asker}.${asked}`;
}

function digestOf(parts: readonly unknown[]): string {
  return digest('sha256', JSON.stringify(parts), 'base64url');
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
