import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CHART, readManifests, ROOT } from './files.ts';
import type { Manifest } from './manifest.ts';

/** The version of Kubernetes that the chart is rendered for; nothing is asked of a cluster. */
const KUBERNETES = '1.34.0';

const rendered = new Map<string, Manifest[]>();

/** What the chart becomes with a file of values and further `--set` words; the same question is answered once. */
export function render(values: string, ...further: string[]): readonly Manifest[] {
  const question = [values, ...further].join(' ');
  const known = rendered.get(question) ?? ask(values, further);
  rendered.set(question, known);
  return known;
}

function ask(values: string, further: readonly string[]): Manifest[] {
  const { status, stdout, stderr } = helm(
    ...['template', 'guildhall', CHART, '--namespace', 'guildhall', '--kube-version', KUBERNETES],
    ...['--values', join(CHART, values), ...further],
  );
  if (status !== 0) throw new Error(stderr);
  return readManifests(stdout);
}

/** What `helm lint --strict` says. */
export function lint(values: string, ...further: string[]): { clean: boolean; said: string } {
  const { status, stdout, stderr } = helm(
    ...['lint', CHART, '--strict', '--kube-version', KUBERNETES, '--values', join(CHART, values)],
    ...further,
  );
  return { clean: status === 0, said: stdout + stderr };
}

function helm(...args: string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'tools/helm.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}
