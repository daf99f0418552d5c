import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { err, ok, type Result } from '@guildhall/kernel';
import { sha256Hex, type Manifest } from '@guildhall/manifest';
import { build, type BuildFailure, type BuildResult, type Metafile } from 'esbuild';
import type { ProjectFiles } from '../project-files.ts';
import { buildErrorOf } from './build-error-of.ts';
import { buildOptions } from './build-options.ts';
import type { Build, BuildError, BuildMetafile, Bundle } from './build.ts';

/** Bytes of the user interface bundle after gzip. */
const MAX_GZIP_BYTES = 64 * 1024;

/**
 * Bundles a plugin's user interface. The code is parsed and joined, never run; the same source gives the same bytes.
 * Meant for a child process: see buildInChild.
 */
export async function buildProject(
  project: ProjectFiles,
  manifest: Pick<Manifest, 'main'>,
): Promise<Result<Build, BuildError[]>> {
  const entry = manifest.main;
  if (entry === undefined) {
    const log = ['No entry module in plugin.json: nothing to bundle.'];
    return ok({ bundles: [], map: null, metafile: { inputs: {} }, log });
  }
  if (!project.files.has(entry)) return err([missingEntry(entry)]);
  const options = buildOptions(project, entry);
  try {
    return await conclude(await build(options));
  } catch (error) {
    if (isBuildFailure(error)) return err(error.errors.map(buildErrorOf));
    throw error;
  }
}

async function conclude(
  result: BuildResult<ReturnType<typeof buildOptions>>,
): Promise<Result<Build, BuildError[]>> {
  const bytes = result.outputFiles.find(({ path }) => path.endsWith('ui.js'))?.contents ?? new Uint8Array();
  const map = result.outputFiles.find(({ path }) => path.endsWith('ui.js.map'))?.text ?? null;
  const gzipBytes = (await promisify(gzip)(bytes, { level: 9 })).length;
  const metafile = inputsOf(result.metafile);
  if (gzipBytes > MAX_GZIP_BYTES) return err([tooLarge(gzipBytes, metafile)]);

  const bundle: Bundle = { name: 'ui.js', bytes, sha256: await sha256Hex(bytes), gzipBytes };
  const log = [...result.warnings.map(warningLine), `ui.js: ${bytes.length} bytes, ${gzipBytes} after gzip.`];
  return ok({ bundles: [bundle], map, metafile, log });
}

function inputsOf({ inputs, outputs }: Metafile): BuildMetafile {
  const parts = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const inOutput = new Map(parts.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
  const sized = Object.entries(inputs).map(([path, { bytes }]) => {
    return [path.replace(/^project:/, ''), { bytes, bytesInOutput: inOutput.get(path) ?? 0 }] as const;
  });
  return { inputs: Object.fromEntries(sized.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function tooLarge(gzipBytes: number, { inputs }: BuildMetafile): BuildError {
  const biggest = Object.entries(inputs)
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 3)
    .map(([path, { bytesInOutput }]) => `${path} (${bytesInOutput} bytes)`);
  const message = `The bundle has ${gzipBytes} bytes after gzip; ${MAX_GZIP_BYTES} are allowed. Its biggest parts: ${biggest.join(', ')}.`;
  return { code: 'BUNDLE_TOO_LARGE', message, file: null, line: null, column: null };
}

function missingEntry(entry: string): BuildError {
  const message = `plugin.json names "${entry}" as "main", but the project has no such file.`;
  return { code: 'MISSING_ENTRY', message, file: 'plugin.json', line: null, column: null };
}

function warningLine(warning: Parameters<typeof buildErrorOf>[0]): string {
  const { file, line, message } = buildErrorOf(warning);
  return `${file ?? 'build'}:${line ?? 0}: ${message}`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
