const MAX_BYTES = 64 * 1024 * 1024;

/** Bundles by digest, so that each crosses once; the longest unused go when all pass the limit. */
export function createCodes(maxBytes = MAX_BYTES) {
  const texts = new Map<string, string>();
  let length = 0;

  return {
    get(digest: string): string | undefined {
      const text = texts.get(digest);
      if (text !== undefined) {
        texts.delete(digest);
        texts.set(digest, text);
      }
      return text;
    },
    put(digest: string, text: string): void {
      if (texts.has(digest)) return;
      texts.set(digest, text);
      length += text.length;
      for (const [oldest, { length: freed }] of texts) {
        if (length <= maxBytes || oldest === digest) break;
        texts.delete(oldest);
        length -= freed;
      }
    },
  };
}
