import { isPlainObject } from '../sandbox/plain-object.ts';
import type { FeedEntry, FeedRestriction, RestrictionTarget } from './feed-entry.ts';

const TARGETS: readonly string[] = [
  'VERSION',
  'DIGEST',
  'PLUGIN',
  'PUBLISHER',
] satisfies RestrictionTarget['type'][];

/** Reads an entry of the restriction feed; null when it is none. */
export function parseFeedEntry(value: unknown): FeedEntry | null {
  if (!isPlainObject(value)) return null;
  const { seq, at, marketplaceId } = value;
  const restriction = parseRestriction(value.restriction);
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1 || !restriction) return null;
  if (typeof at !== 'string' || typeof marketplaceId !== 'string') return null;
  return { seq, at, marketplaceId, restriction };
}

function parseRestriction(value: unknown): FeedRestriction | null {
  if (!isPlainObject(value) || !Array.isArray(value.targets)) return null;
  const { id, kind, state, stop, reason } = value;
  const given: readonly unknown[] = value.targets;
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof state !== 'string') return null;
  if (!given.every(isTarget)) return null;
  const targets = given.map(({ type, id: target }) => ({ type, id: target }));
  return { id, kind, state, targets, stop: stop === true, reason: typeof reason === 'string' ? reason : '' };
}

function isTarget(value: unknown): value is RestrictionTarget {
  return (
    isPlainObject(value) &&
    typeof value.id === 'string' &&
    typeof value.type === 'string' &&
    TARGETS.includes(value.type)
  );
}
