import { parse } from 'node:path';
import type { BuildOptions } from 'esbuild';
import type { PackageSet } from '../dependencies/package-set.ts';
import type { ProjectFiles } from '../project-files.ts';
import type { BuildTarget } from './build-target.ts';
import { noDiskPlugin } from './no-disk-plugin.ts';
import { packagePlugin } from './package-plugin.ts';
import { projectPlugin } from './project-plugin.ts';
import { runtimePlugin } from './runtime-plugin.ts';

/** The file system's root: the one working directory that is the same for every checkout. Nothing is read from it. */
const NOWHERE = parse(process.cwd()).root;

/** One fixed way to build. Nothing in it depends on the machine, the time or the submission's own configuration. */
export function buildOptions(project: ProjectFiles, target: BuildTarget, packages: PackageSet) {
  return {
    entryPoints: [target.entry],
    outfile: target.name,
    absWorkingDir: NOWHERE,
    bundle: true,
    write: false,
    metafile: true,
    sourcemap: 'external',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Reviewed as it runs.
    minify: false,
    charset: 'utf8',
    legalComments: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: '{}',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    logOverride: {
      'unsupported-dynamic-import': 'error',
      'unsupported-require-call': 'error',
      'indirect-require': 'error',
    },
    plugins: [
      projectPlugin(project, target.name, packages),
      packagePlugin(target.name, packages),
      runtimePlugin(target.name),
      noDiskPlugin,
    ],
  } satisfies BuildOptions;
}
