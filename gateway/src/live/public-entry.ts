import type { SignedEntry } from './feed-keeper.ts';

/** A feed entry as pages get it. */
export function publicEntry({ seq, at, marketplaceId, restriction, jws }: SignedEntry) {
  const { id, kind, state, stop, reason, target, expiresAt } = restriction;
  return {
    seq,
    at,
    marketplaceId,
    restriction: { id, kind, state, stop, reason, targets: [target], expiresAt },
    jws,
  };
}
