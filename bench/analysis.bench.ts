import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import security from 'eslint-plugin-security';
import { analyze, indexAdvisories } from '../packages/internal/analysis/src/index.ts';
import { MANIFEST } from '../packages/internal/analysis/src/testing/analyze-text.ts';
import {
  corpusAdvisories,
  readCorpus,
  type CorpusCase,
} from '../packages/internal/analysis/src/testing/read-corpus.ts';
import { measureFalseAlarms } from './analysis/measure-false-alarms.ts';
import { writeResults, type Row } from './write-results.ts';

/* What reading code costs, and what it finds: the analysis beside eslint with eslint-plugin-security, on the same texts. */
const STORE = join(import.meta.dirname, '../node_modules/.pnpm');
const PACKAGES = [
  'acorn',
  'ajv',
  'bullmq',
  'fastify',
  'graphql',
  'ioredis',
  'lodash',
  'luxon',
  'pino',
  'postcss',
  'preact',
  'react-dom',
  'semver',
  'undici',
  'ws',
  'yaml',
  'zod',
];
const LARGEST = 2_000_000;

interface Tool {
  name: string;
  /** Names of what was found, high or more where the tool has severities. */
  read: (files: ReadonlyMap<string, string>, isPlugin: boolean) => Promise<{ found: number; high: number }>;
}

const advisories = indexAdvisories([['advisories.json', corpusAdvisories()]]);

const ours: Tool = {
  name: 'Guildhall analysis',
  read: async (files, isPlugin) => {
    const { findings } = await analyze({ files, manifest: isPlugin ? MANIFEST : null, advisories });
    const loud = findings.filter(({ severity }) => severity !== 'info' && severity !== 'low');
    return { found: loud.length, high: loud.filter(({ severity }) => severity !== 'medium').length };
  },
};

const linter = new Linter();
const theirs: Tool = {
  name: 'eslint + eslint-plugin-security',
  read: (files) => {
    let found = 0;
    for (const [name, text] of files) {
      if (!/\.[cm]?[jt]sx?$/.test(name)) continue;
      const messages = linter.verify(text, [{ files: ['**/*'], ...security.configs.recommended }], {
        filename: name.replace(/\.[cm]js$/, '.js'),
      });
      found += messages.filter(({ ruleId }) => ruleId !== null).length;
    }
    return Promise.resolve({ found, high: found });
  },
};

function filesOf(name: string): Map<string, string> {
  const folder = readdirSync(STORE).findLast((entry) => entry.startsWith(`${name}@`));
  if (!folder) throw new Error(`${name} is not installed; install the workspace first.`);
  const root = realpathSync(join(STORE, folder, 'node_modules', name));
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.[cm]?js$/.test(file) && !file.includes('node_modules') && statSync(join(root, file)).size <= LARGEST,
  );
  return new Map(names.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

async function cpuSeconds(act: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

async function reports(tool: Tool, { files, threat }: CorpusCase): Promise<boolean> {
  return (await tool.read(files, threat === 'undeclared-access')).found > 0;
}

const packages = PACKAGES.map((name) => ({ name, files: filesOf(name) }));
const megabytes =
  packages.reduce(
    (sum, { files }) => sum + [...files.values()].reduce((all, text) => all + text.length, 0),
    0,
  ) / 1e6;
const corpus = readCorpus();
const rows: Row[] = [];
for (const tool of [ours, theirs]) {
  const flagged: string[] = [];
  // The first package warms the engine up; its time counts for neither.
  await tool.read(packages[0]?.files ?? new Map<string, string>(), false);
  const seconds = await cpuSeconds(async () => {
    for (const { name, files } of packages) if ((await tool.read(files, false)).high > 0) flagged.push(name);
  });
  const counts = { evil: [0, 0], benign: [0, 0] };
  for (const one of corpus) {
    counts[one.kind][1] = (counts[one.kind][1] ?? 0) + 1;
    if (await reports(tool, one)) counts[one.kind][0] = (counts[one.kind][0] ?? 0) + 1;
  }
  rows.push({
    tool: tool.name,
    'CPU s a MB': (seconds / megabytes).toFixed(3),
    'caught of planted': counts.evil.join(' of '),
    'false alarms on twins': counts.benign.join(' of '),
    'packages flagged': `${flagged.length} of ${packages.length}`,
    'memory peak MB': String(Math.round(process.resourceUsage().maxRSS / 1024)),
  });
}

writeResults('analysis', 'What reading code costs, and what it finds', rows, [
  `${packages.length} packages of the workspace, ${megabytes.toFixed(1)} MB: ${PACKAGES.join(', ')}.`,
  'Planted: the evasions of packages/internal/analysis/corpus, which the rules were written against; caught is any finding of medium or more, and any message of the plugin’s recommended rules.',
  'Memory peak: of the whole process so far, so the second row holds the first.',
  'Packages flagged: with at least one finding of high or more; eslint-plugin-security has no severities, so every message counts.',
]);

await measureFalseAlarms();
