import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { PackageFolder } from './scan-worker.ts';

const scanned = z.object({
  name: z.string(),
  files: z.number(),
  megabytes: z.number(),
  high: z.array(z.string()),
  errors: z.array(z.string()),
});
type Scanned = z.infer<typeof scanned>;

/** Analyses packages in as many threads as given, each taking the next one; wall seconds with the threads' start. */
export async function scanPackages(
  folders: readonly PackageFolder[],
  threads: number,
): Promise<{ seconds: number; packages: Scanned[] }> {
  const began = performance.now();
  const waiting = [...folders];
  const packages: Scanned[] = [];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./scan-worker.ts', import.meta.url));
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
