import { isPlainObject } from '../sandbox/plain-object.ts';
import type { KeyRing } from '../trust/key-ring.ts';
import type { AssertMarketplace } from '../trust/marketplace-check.ts';
import { SignatureError, verifyStatement, type StatementKind } from '../trust/verify-statement.ts';
import type { FeedEntry } from './feed-entry.ts';
import { parseFeedEntry } from './parse-feed-entry.ts';

/** Reads an entry of the restriction feed as it was signed. Rejects with a SignatureError when nobody may believe it. */
export type ReadFeedEntry = (given: unknown) => Promise<FeedEntry>;

const FEED: StatementKind = { by: 'governance', audience: 'feed' };

/** Only the signature counts: whatever else stands beside it was written by whoever carried it. */
export function createFeedReader(ring: KeyRing, assertMarketplace: AssertMarketplace): ReadFeedEntry {
  return async (given) => {
    const jws = isPlainObject(given) ? given.jws : null;
    if (typeof jws !== 'string') throw new SignatureError('bears no signature');
    const body = await verifyStatement(jws, FEED, ring);
    const entry = parseFeedEntry({ ...body, restriction: withTargets(body.restriction) });
    if (!entry) throw new SignatureError('says something that this SDK cannot read');
    assertMarketplace(entry.marketplaceId);
    return entry;
  };
}

/** What is signed has one target; what pages are told may have several. */
function withTargets(restriction: unknown): unknown {
  return isPlainObject(restriction) ? { ...restriction, targets: [restriction.target] } : null;
}
