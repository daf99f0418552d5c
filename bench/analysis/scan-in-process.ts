import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PROCESS_FLAGS } from '../../packages/internal/analysis/src/index.ts';
import { scanned } from './scan-packages.ts';
import type { PackageFolder } from './scan-worker.ts';

const outcome = z.object({ seconds: z.number(), packages: z.array(scanned), peakMb: z.number() });
/** It lives for thousands of files, so the room that a large one needs is there from the beginning. */
const LONG_LIVED = '--min-semi-space-size=128';
const ENTRY = fileURLToPath(new URL('./scan-process.ts', import.meta.url));

/** Analyses packages in a process of their own with so many threads; its memory peak is theirs alone. */
export async function scanInProcess(
  folders: readonly PackageFolder[],
  threads: number,
): Promise<z.infer<typeof outcome>> {
  const args = [...PROCESS_FLAGS, LONG_LIVED, ENTRY, JSON.stringify({ folders, threads })];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 100_000_000 });
  return outcome.parse(JSON.parse(stdout));
}
