import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PROCESS_FLAGS } from '../../packages/internal/analysis/src/index.ts';

const said = z.array(z.object({ rule: z.string(), isHigh: z.boolean() }));

const measured = z.object({
  /** Of all processor time, for the packages. */
  seconds: z.number(),
  megabytes: z.number(),
  /** When the packages were read; the corpus is small. */
  peakMb: z.number(),
  packages: z.array(z.object({ name: z.string(), said })),
  cases: z.array(z.object({ threat: z.string(), kind: z.enum(['evil', 'benign']), file: z.string(), said })),
});
export type Measured = z.infer<typeof measured>;

const ENTRY = fileURLToPath(new URL('./measure-tool-process.ts', import.meta.url));

/** What a tool says of the workspace's packages and of the corpus, and what that costs. */
export async function measureTool(name: string): Promise<Measured> {
  const args = [...PROCESS_FLAGS, ENTRY, name];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 100_000_000 });
  return measured.parse(JSON.parse(stdout));
}
