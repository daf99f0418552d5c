import {
  parseManifest,
  parseSurface,
  validateAgainstSurface,
  type Manifest,
  type ParsedManifest,
  type Surface,
} from '@guildhall/manifest';
import type { ProjectFiles } from '@guildhall/plugin-project';
import { broken, failed, passed, type Verdict } from '../modules/check/check.ts';
import type { Found } from '../modules/finding/finding.ts';
import { counted } from './counted.ts';
import { foundInManifest, manifestFinding } from './found-in-manifest.ts';
import { placeInJson } from './place-in-json.ts';
import { identityProblems } from './identity-problems.ts';
import type { BuildInput, PublishedSurface } from './jobs.ts';

/** A host's surface, read. */
export interface HostSurface {
  hostKey: string;
  surface: Surface;
}

export interface ManifestInspection {
  verdict: Verdict;
  findings: Found[];
  /** Null when it cannot be read or says something else than catalog knows; it may still not fit a surface. */
  parsed: ParsedManifest | null;
  surfaces: HostSurface[];
}

const MAX_BYTES = 32 * 1024;

/** Reads plugin.json and holds it against what catalog knows and against the surfaces of the hosts it names. */
export async function inspectManifest(
  project: ProjectFiles,
  { surfaces, expected }: Pick<BuildInput, 'surfaces' | 'expected'>,
): Promise<ManifestInspection> {
  const text = project.text('plugin.json');
  if (text === undefined) return refusal([missing()]);
  const read = await parseManifest(text);
  if (!read.ok) return refusal(read.error.map(foundInManifest));
  const { manifest, canonical } = read.value;
  const size = Buffer.byteLength(canonical);
  if (size > MAX_BYTES) return refusal([tooLarge(size)]);

  const { known, unknown } = surfacesOf(manifest, surfaces);
  const findings = [
    ...identityProblems(manifest, expected),
    ...known.flatMap(({ hostKey, surface }) =>
      validateAgainstSurface(manifest, hostKey, surface).map((problem) =>
        foundInManifest({ ...problem, ...placeInJson(text, problem.path) }),
      ),
    ),
  ];
  const verdict =
    findings.length > 0
      ? failed(`${counted(findings.length, 'thing')} in plugin.json must be changed.`)
      : unknown.length > 0
        ? broken(unknown.map((key) => `The host "${key}" has no published surface.`).join(' '))
        : passed();
  return { verdict, findings, parsed: read.value, surfaces: known };
}

/** Each host a manifest names, with its surface; those nobody has published one for by key. */
export function surfacesOf(
  { engines }: Pick<Manifest, 'engines'>,
  published: readonly PublishedSurface[],
): { known: HostSurface[]; unknown: string[] } {
  const known: HostSurface[] = [];
  const unknown: string[] = [];
  for (const hostKey of Object.keys(engines.surface).sort()) {
    const body = published.find((surface) => surface.hostKey === hostKey)?.body;
    const surface = body && parseSurface(body);
    if (surface?.ok) known.push({ hostKey, surface: surface.value });
    else unknown.push(hostKey);
  }
  return { known, unknown };
}

function refusal(findings: Found[]): ManifestInspection {
  return { verdict: failed('plugin.json cannot be used.'), findings, parsed: null, surfaces: [] };
}

function missing(): Found {
  return manifestFinding('manifest-missing', {
    message: 'The archive holds no plugin.json at its root.',
    why: 'The manifest says what a plugin is, what it adds and what it asks for.',
    fix: 'Put plugin.json beside package.json, and do not exclude it from the package.',
  });
}

function tooLarge(bytes: number): Found {
  return manifestFinding('manifest-too-large', {
    message: `plugin.json has ${bytes} bytes without its spaces; ${MAX_BYTES} are possible.`,
    why: 'The manifest travels with every decision and every installation.',
    fix: 'Shorten descriptions, or contribute less in one plugin.',
  });
}
