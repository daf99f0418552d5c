import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { analyze } from '../../packages/internal/analysis/src/index.ts';

export interface PackageFolder {
  name: string;
  root: string;
  /** Of all its files, unpacked. */
  bytes: number;
}

interface Scanned {
  name: string;
  files: number;
  megabytes: number;
  /** What was found of high severity or more: rule, file and line. */
  high: string[];
  /** Files that were not wholly analysed. */
  errors: string[];
}

const LARGEST = 20_000_000;
const PARTS = /\.(?:[cm]?[jt]sx?|json|html?|svg|vue)$/;

async function scan({ name, root }: PackageFolder): Promise<Scanned> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PARTS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(root.length).includes('node_modules') && statSync(path).size <= LARGEST);
  const files = new Map(paths.map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
  const packageJson: unknown = JSON.parse(files.get('package.json') ?? '{}');
  const { findings, errors } = await analyze({ files, packageJson, manifest: null });
  const characters = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  return {
    name,
    files: files.size,
    megabytes: characters / 1e6,
    high: findings
      .filter(({ severity }) => severity === 'high' || severity === 'critical')
      .map(({ ruleId, file, line }) => `${ruleId} ${file}:${line}`),
    errors: errors.map(({ file, message }) => `${file}: ${message}`),
  };
}

parentPort?.on('message', (folder: PackageFolder) => {
  void scan(folder)
    .catch((error: unknown): Scanned => {
      const said = `the analysis itself: ${String(error)}`;
      return { name: folder.name, files: 0, megabytes: 0, high: [], errors: [said] };
    })
    .then((scanned) => parentPort?.postMessage(scanned));
});
