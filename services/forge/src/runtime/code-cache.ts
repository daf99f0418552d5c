import { LRUCache } from 'lru-cache';

/** Texts by digest, so that a megabyte does not leave the database for every run. */
export interface CodeCache {
  get(marketplaceId: string, sha256: string, read: () => Promise<Uint8Array | null>): Promise<string>;
}

/** Keeps the texts used last, up to `maxCharacters` of them. */
export function codeCache(maxCharacters: number): CodeCache {
  const texts = new LRUCache<string, string>({
    maxSize: maxCharacters,
    // An empty text counts, too: the cache knows no size of nothing.
    sizeCalculation: (text) => Math.max(1, text.length),
  });
  return {
    async get(marketplaceId, sha256, read) {
      // Nothing is shared across marketplaces, not even what is equal.
      const key = `${marketplaceId}/${sha256}`;
      const known = texts.get(key);
      if (known !== undefined) return known;
      const bytes = await read();
      if (!bytes) throw new Error(`the code ${sha256} is not in the store`);
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      texts.set(key, text);
      return text;
    },
  };
}
