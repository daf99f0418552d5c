import type { FeedRestriction } from './feed-entry.ts';

const ALWAYS = new Set(['HARD_BLOCK', 'DIGEST_DENY', 'PLUGIN_SUSPEND']);
const IF_ASKED = new Set(['PUBLISHER_SUSPEND', 'PUBLISHER_BAN']);

/** Whether a restriction stops code that runs already. A kind this SDK does not know stops when it says so. */
export function stopsRunningCode({ kind, stop }: Pick<FeedRestriction, 'kind' | 'stop'>): boolean {
  return ALWAYS.has(kind) || (stop && (IF_ASKED.has(kind) || !KNOWN.has(kind)));
}

const KNOWN = new Set([
  ...ALWAYS,
  ...IF_ASKED,
  'WARN',
  'LABEL',
  'SOFT_BLOCK',
  'LISTING_HIDE',
  'PUBLISHER_RESTRICT',
]);
