import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifest } from '../packages/manifest/src/index.ts';
import {
  buildInChild,
  buildProject,
  packageSource,
  readDirectory,
  type Build,
} from '../packages/internal/plugin-project/src/index.ts';
import { percentile } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/**
 * How long a build takes, in a process of its own as every build, with nothing in the cache and with everything in it.
 * The last column is the proof that goes with every submission: that all of them gave the same bytes.
 */
const small = process.argv.includes('--small');
const ROUNDS = small ? 3 : 11;
const COLD_ROUNDS = small ? 1 : 3;
const EXAMPLES = join(import.meta.dirname, '../examples/plugins');
const PROJECTS = [
  ['page only', 'contact-insights'],
  ['functions only', 'save-policy'],
  ['page and functions', 'company-lookup'],
  ['with packages', 'deal-digest'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'guildhall-bench-'));
const rows: Row[] = [];
try {
  const projects = await Promise.all(
    PROJECTS.map(async ([kind, name]) => ({ kind, name, ...(await open(name)) })),
  );
  const times = new Map(projects.map(({ name }) => [name, noTimes()]));
  const digests = new Map(projects.map(({ name }) => [name, new Set<string>()]));
  // One round after the other over all projects, so that a busy minute is shared by all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, files, manifest } of projects) {
      const kind = round < COLD_ROUNDS ? 'cold' : 'warm';
      const cacheFolder = join(folder, kind === 'cold' ? `cold-${round}` : 'cold-0');
      const packages = packageSource({ ...process.env, GUILDHALL_PACKAGE_CACHE: cacheFolder });
      // What npm is configured with is asked once an installation, not once a build.
      await packages.registries();
      const begun = performance.now();
      const built = await buildInChild(files, manifest, { packages });
      times.get(name)?.[kind].push(performance.now() - begun);
      if (!built.ok) throw new Error(built.error.map(({ message }) => message).join(' '));
      digests.get(name)?.add(digestOf(built.value));
      const bundling = performance.now();
      await buildProject(files, manifest, packages.cache);
      if (round >= COLD_ROUNDS) times.get(name)?.bundling.push(performance.now() - bundling);
      if (round === ROUNDS - 1) rows.push(rowOf(name, built.value));
    }
  }

  function rowOf(name: (typeof projects)[number]['name'], { bundles, packages }: Build): Row {
    const { cold, warm, bundling } = times.get(name) ?? noTimes();
    const sizes = bundles.map((bundle) => `${bundle.name} ${(bundle.gzipBytes / 1024).toFixed(1)}`);
    return {
      project: `${projects.find((one) => one.name === name)?.kind ?? ''} (${name})`,
      'empty cache ms': Math.round(percentile(cold, 0.5)),
      'warm p50 ms': Math.round(percentile(warm, 0.5)),
      'warm p95 ms': Math.round(percentile(warm, 0.95)),
      'bundling alone p50 ms': Math.round(percentile(bundling, 0.5)),
      packages: packages.length,
      'KB after gzip': sizes.join(', '),
      'different results': digests.get(name)?.size ?? 0,
    };
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function noTimes(): Record<'cold' | 'warm' | 'bundling', number[]> {
  return { cold: [], warm: [], bundling: [] };
}

writeResults(small ? null : 'build', 'Building a plugin', rows, [
  `Each build starts a process, bundles every target and ends it. Forge builds twice side by side in processes that stay, which is the column of bundling alone. ${ROUNDS} rounds over all projects, ${COLD_ROUNDS} of them with an empty cache.`,
  'With an empty cache, packages come from the configured registry over the network, one round of fetching for each level of imports.',
  'Different results: distinct SHA-256 over all bundles, maps and metafiles of all rounds; one is what has to be there.',
]);
const unlike = rows.filter((row) => row['different results'] !== 1);
if (unlike.length > 0) console.error(`not reproducible: ${unlike.map((row) => row['project']).join(', ')}`);
process.exitCode = unlike.length === 0 ? 0 : 1;

async function open(name: string) {
  const files = await readDirectory(join(EXAMPLES, name));
  if (!files.ok) throw new Error(files.error.message);
  const manifest = await parseManifest(files.value.text('plugin.json') ?? '');
  if (!manifest.ok) throw new Error(`${name} has no valid plugin.json.`);
  return { files: files.value, manifest: manifest.value.manifest };
}

function digestOf({ bundles }: Build): string {
  const made = bundles.map(({ name, sha256, map, metafile }) => [name, sha256, map, metafile]);
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}
