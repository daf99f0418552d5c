import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { err, ok, type Result } from '@guildhall/kernel';
import { sha256Hex } from '@guildhall/manifest';
import type { BuildResult, Metafile } from 'esbuild';
import { buildErrorOf } from './build-error-of.ts';
import type { buildOptions } from './build-options.ts';
import { BUDGETS } from './build-target.ts';
import type { BuildError, BuildMetafile, Bundle, BundleName, SizePart } from './build.ts';
import { sizeBreakdown } from './size-breakdown.ts';

/** A bundle out of what esbuild made, if it keeps its budget. */
export async function makeBundle(
  name: BundleName,
  result: BuildResult<ReturnType<typeof buildOptions>>,
): Promise<Result<{ bundle: Bundle; log: string[] }, BuildError[]>> {
  const bytes = result.outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array();
  const map = result.outputFiles.find(({ path }) => path.endsWith(`${name}.map`))?.text ?? '';
  const gzipBytes = (await promisify(gzip)(bytes, { level: 9 })).length;
  const metafile = metafileOf(result.metafile);
  const breakdown = sizeBreakdown(metafile);
  const size = BUDGETS[name].measure === 'gzip' ? gzipBytes : bytes.length;
  if (size > BUDGETS[name].bytes) return err([tooLarge(name, size, breakdown)]);

  const bundle = { name, bytes, sha256: await sha256Hex(bytes), gzipBytes, map, metafile, breakdown };
  const log = [...result.warnings.map(warningLine), sizeLine(bundle)];
  return ok({ bundle, log });
}

function metafileOf({ inputs, outputs }: Metafile): BuildMetafile {
  const parts = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const inOutput = new Map(parts.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
  const sized = Object.entries(inputs).map(([path, { bytes }]) => {
    return [path.replace(/^project:/, ''), { bytes, bytesInOutput: inOutput.get(path) ?? 0 }] as const;
  });
  return { inputs: Object.fromEntries(sized.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function tooLarge(name: BundleName, size: number, breakdown: readonly SizePart[]): BuildError {
  const { bytes, words } = BUDGETS[name];
  const costs = [
    ...breakdown.filter(({ kind }) => kind === 'package').slice(0, 4),
    ...breakdown.filter(({ kind }) => kind === 'file').slice(0, 3),
  ].map((part) => `${part.name} (${part.bytes} bytes)`);
  const message = `${name} has ${size} ${words}; ${bytes} are allowed. What costs most: ${costs.join(', ')}.`;
  return { code: 'BUNDLE_TOO_LARGE', message, file: null, line: null, column: null };
}

function warningLine(warning: Parameters<typeof buildErrorOf>[0]): string {
  const { file, line, message } = buildErrorOf(warning);
  return `${file ?? 'build'}:${line ?? 0}: ${message}`;
}

function sizeLine({ name, bytes, gzipBytes, breakdown }: Omit<Bundle, 'map'>): string {
  const packages = breakdown.filter(({ kind }) => kind === 'package').slice(0, 3);
  const costs = packages.map((part) => `${part.name} ${part.bytes}`).join(', ');
  return `${name}: ${bytes.length} bytes, ${gzipBytes} after gzip${costs === '' ? '' : ` (${costs})`}.`;
}
