import { SignatureError } from './verify-statement.ts';

/** Throws a SignatureError unless a statement speaks of this page's marketplace. */
export type AssertMarketplace = (marketplaceId: string) => void;

/**
 * One key signs for many marketplaces, so what is true in one must not be believed in another. Where the host does not
 * say which is its own, the first that a signature names is.
 */
export function createMarketplaceCheck(marketplace: string | undefined): AssertMarketplace {
  let own = marketplace;
  return (marketplaceId) => {
    own ??= marketplaceId;
    if (marketplaceId !== own) throw new SignatureError('was signed for another marketplace');
  };
}
