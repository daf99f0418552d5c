import { z } from 'zod';
import { scanPackages } from './scan-packages.ts';

// Runs as a process for one set of packages, so that what it takes of memory is its own.
const folder = z.object({ name: z.string(), root: z.string(), bytes: z.number() });
const asked = z.object({ folders: z.array(folder), threads: z.int() });
const { folders, threads } = asked.parse(JSON.parse(process.argv[2] ?? ''));
const outcome = await scanPackages(folders, threads);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ...outcome, peakMb }));
