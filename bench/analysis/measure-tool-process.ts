import { readCorpus } from '../../packages/internal/analysis/src/testing/read-corpus.ts';
import type { Measured } from './measure-tool.ts';
import { TOOLS } from './tools.ts';
import { filesOf, WORKSPACE_PACKAGES } from './workspace-packages.ts';

// Runs as a process for one tool, so that what it takes of time and memory is its own.
const tool = TOOLS[process.argv[2] ?? '']?.();
if (!tool) throw new Error('Which tool?');
const packages = WORKSPACE_PACKAGES.map((name) => ({ name, files: filesOf(name) }));
const characters = packages
  .flatMap(({ files }) => [...files.values()])
  .reduce((sum, text) => sum + text.length, 0);

// The first package warms the engine up; its time does not count.
await tool(packages[0]?.files ?? new Map<string, string>(), false);
const began = process.cpuUsage();
const said: Measured['packages'] = [];
for (const { name, files } of packages) said.push({ name, said: await tool(files, false) });
const { user, system } = process.cpuUsage(began);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);

const cases: Measured['cases'] = [];
for (const { threat, kind, file, files } of readCorpus())
  cases.push({ threat, kind, file, said: await tool(files, threat === 'undeclared-access') });

const measured: Measured = {
  seconds: (user + system) / 1e6,
  megabytes: characters / 1e6,
  peakMb,
  packages: said,
  cases,
};
console.log(JSON.stringify(measured));
