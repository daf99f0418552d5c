import type { Snapshot } from 'quickjs-wasi';

/**
 * Images of VMs just after loading, by code digest; the oldest go when all together pass `maxBytes`. They are taken
 * here and never come from outside: an image is trusted like our own code.
 */
export function createSnapshots(maxBytes: number) {
  const images = new Map<string, Snapshot & { deliver: number }>();
  let bytes = 0;

  return {
    get(key: string) {
      const found = images.get(key);
      if (found) {
        images.delete(key);
        images.set(key, found);
      }
      return found;
    },
    put(key: string, image: Snapshot & { deliver: number }): void {
      images.set(key, image);
      bytes += image.memory.byteLength;
      for (const [oldest, { memory }] of images) {
        if (bytes <= maxBytes || oldest === key) break;
        images.delete(oldest);
        bytes -= memory.byteLength;
      }
    },
  };
}
