import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contributionsOf, parseManifest, permissionDigest, type Manifest } from '@guildhall/manifest';
import { build } from 'esbuild';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/plugins');

export interface Release {
  readonly versionId: string;
  readonly manifest: Manifest;
  readonly permissionDigest: string;
  readonly contributions: ReturnType<typeof contributionsOf>;
  readonly code: string;
  readonly sha256: string;
}

/** Bundles an example as the marketplace would; it runs only in the browser's sandbox. */
export async function releaseOf(folder: string): Promise<Release> {
  const text = await readFile(join(EXAMPLES, folder, 'plugin.json'), 'utf8');
  const parsed = await parseManifest(text);
  if (!parsed.ok) throw new Error(`${folder}: ${parsed.error.map(({ message }) => message).join(' ')}`);
  const { manifest } = parsed.value;
  const { outputFiles } = await build({
    entryPoints: [join(EXAMPLES, folder, manifest.main ?? '')],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    versionId: `ver_${folder}`,
    manifest,
    permissionDigest: await permissionDigest(manifest),
    contributions: contributionsOf(manifest),
    code,
    sha256: createHash('sha256').update(code).digest('hex'),
  };
}
