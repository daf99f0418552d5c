import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { manifest, type Manifest } from './manifest.ts';

export const ROOT = join(import.meta.dirname, '../../..');
export const CHART = join(ROOT, 'charts/guildhall');

/** Every file of values that comes with the chart; the first is what stands beneath the others. */
export const VALUES = ['values.yaml', 'values-small.yaml', 'values-production.yaml'] as const;

/** The objects of a YAML text; throws at the first mistake in it. */
export function readManifests(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [mistake] = 'errors' in document ? document.errors : [];
    if (mistake) throw mistake;
    const read: unknown = 'toJS' in document ? document.toJS() : null;
    return read === null ? [] : [manifest.parse(read)];
  });
}

export function readRepositoryFile(...path: string[]): string {
  return readFileSync(join(ROOT, ...path), 'utf8');
}
