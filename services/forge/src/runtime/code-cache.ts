/** Texts by digest, so that a megabyte does not leave the database for every run. */
export interface CodeCache {
  get(marketplaceId: string, sha256: string, read: () => Promise<Uint8Array | null>): Promise<string>;
}

/** Keeps the texts used last, up to `maxBytes` of them. */
export function codeCache(maxBytes: number): CodeCache {
  const texts = new Map<string, string>();
  let held = 0;
  return {
    async get(marketplaceId, sha256, read) {
      // Nothing is shared across marketplaces, not even what is equal.
      const key = `${marketplaceId}/${sha256}`;
      const known = texts.get(key);
      if (known !== undefined) {
        texts.delete(key);
        texts.set(key, known);
        return known;
      }
      const bytes = await read();
      if (!bytes) throw new Error(`the code ${sha256} is not in the store`);
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      texts.set(key, text);
      held += text.length;
      for (const [oldest, old] of texts) {
        if (held <= maxBytes || oldest === key) break;
        texts.delete(oldest);
        held -= old.length;
      }
      return text;
    },
  };
}
