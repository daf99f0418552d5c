import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { PackageFolder } from './scan-worker.ts';

export const scanned = z.object({
  name: z.string(),
  files: z.number(),
  megabytes: z.number(),
  high: z.array(z.string()),
  errors: z.array(z.string()),
});
type Scanned = z.infer<typeof scanned>;

/** Trees of syntax live as long as their file: with room for one, most are gone before they are moved. */
const YOUNG = { maxYoungGenerationSizeMb: 384 };

/** Analyses packages in as many threads as given, each taking the next one; wall seconds with the threads' start. */
export async function scanPackages(
  folders: readonly PackageFolder[],
  threads: number,
): Promise<{ seconds: number; packages: Scanned[] }> {
  const began = performance.now();
  // The largest first, so that no thread is left alone with it at the end.
  const waiting = folders.toSorted((a, b) => b.bytes - a.bytes);
  const packages: Scanned[] = [];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { resourceLimits: YOUNG });
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answer = once(worker, 'message');
      worker.postMessage(next);
      packages.push(scanned.parse((await answer)[0]));
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: threads }, work));
  return { seconds: (performance.now() - began) / 1_000, packages };
}
