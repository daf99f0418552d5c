import {
  buildProject,
  openPackageCache,
  pinnedPackages,
  readArchive,
  type Build,
  type ProjectFiles,
} from '@guildhall/plugin-project';
import type { Result } from '@guildhall/kernel';
import type { BuildError } from '@guildhall/plugin-project';
import { failed, passed, skipped, type Verdict } from '../modules/check/check.ts';
import { countFindings } from '../modules/finding/finding-counts.ts';
import type { Found } from '../modules/finding/finding.ts';
import { jsonObject } from '../json.ts';
import { askedFor } from './asked-for.ts';
import { goldenFiles } from './golden-files.ts';
import { foundInArchive } from './found-in-archive.ts';
import { counted } from './counted.ts';
import { foundInBuild } from './found-in-build.ts';
import { foundInProject } from './found-in-project.ts';
import { inspectManifest } from './inspect-manifest.ts';
import { digestedText } from './digested-text.ts';
import type { BuildInput, BuildOutcome, BuildReport } from './jobs.ts';
import { visibleText } from './visible-text.ts';

const MAX_LOG_LINES = 200;

/** Unpacks, reads the manifest and bundles. The plugin's code is parsed and joined, never run. */
export async function buildPlugin(input: BuildInput): Promise<BuildOutcome> {
  const archive = await readArchive(input.archive);
  if (!archive.ok) {
    const verdicts = {
      manifest: failed('The archive cannot be read.'),
      build: skipped('There was nothing to build.'),
      dependencies: skipped('The archive cannot be read.'),
    };
    return outcome({ verdicts, findings: [foundInArchive(archive.error)], log: [archive.error.message] });
  }
  const project = archive.value;
  const inspection = await inspectManifest(project, input);
  const { parsed, surfaces } = inspection;
  const sizes = sizesOf(project);
  const brought = {
    pinned: pinnedPackages(project),
    findings: foundInProject(project, input.licences ?? {}),
  };
  if (!parsed) {
    const verdicts = { manifest: inspection.verdict, build: skipped('It needs a valid plugin.json.') };
    const findings = [...inspection.findings, ...brought.findings];
    return outcome({ verdicts, ...sizes, ...brought, findings });
  }

  const cache = input.cacheFolder === null ? null : openPackageCache(input.cacheFolder);
  const build = await buildProject(project, parsed.manifest, cache);
  return outcome({
    absent: build.ok ? [] : build.error.flatMap(({ absent }) => absent ?? []),
    verdicts: { manifest: inspection.verdict, build: verdictOf(build) },
    findings: [...inspection.findings, ...foundIn(build, project), ...brought.findings],
    pinned: brought.pinned,
    bundled: build.ok ? build.value.packages.map((one) => ({ ...one, files: [...one.files] })) : [],
    ...sizes,
    manifest: inspection.verdict.state === 'PASSED' ? bodyOf(parsed) : null,
    asked: await askedFor(parsed.manifest, surfaces, input.previous),
    surfaces: surfaces.map(({ hostKey, surface }) => ({ hostKey, version: surface.version })),
    ...(build.ok && built(build.value)),
    golden: goldenFiles(project),
  });
}

type Parts = Partial<BuildReport> &
  Pick<BuildReport, 'verdicts'> &
  Partial<Omit<BuildOutcome, 'report'>> & { findings: Found[] };

function outcome(parts: Parts): BuildOutcome {
  const { findings, contents = [], absent = [], bundled = [], pinned = [], golden, ...report } = parts;
  const of = (check: string) => countFindings(findings.filter((finding) => finding.check === check));
  return {
    report: {
      manifest: null,
      asked: null,
      surfaces: [],
      bundles: [],
      byproducts: [],
      packages: [],
      along: null,
      sourceBytes: 0,
      files: 0,
      // Whether it builds alike twice is not for one builder to say.
      reproducible: false,
      counts: { manifest: of('manifest'), build: of('build') },
      ...report,
      log: (report.log ?? findings.map(({ message }) => message))
        .slice(0, MAX_LOG_LINES)
        .map((line) => visibleText(line, 500)),
    },
    findings,
    ...{ contents, absent, bundled, pinned },
    ...(golden && { golden }),
  };
}

function verdictOf(build: Result<Build, BuildError[]>): Verdict {
  return build.ok ? passed() : failed(`The build stopped with ${counted(build.error.length, 'error')}.`);
}

function foundIn(build: Result<Build, BuildError[]>, project: ProjectFiles): Found[] {
  return build.ok ? [] : build.error.map((error) => foundInBuild(error, project));
}

function built({ bundles, packages, log }: Build) {
  const beside = bundles.flatMap(({ name, map, metafile }) => [
    digestedText(`${name}.map`, map),
    digestedText(`${name}.meta.json`, JSON.stringify(metafile)),
  ]);
  return {
    log: [...log],
    bundles: bundles.map(({ name, sha256, bytes, gzipBytes, breakdown }) => ({
      ...{ name, sha256, bytes: bytes.length, gzipBytes },
      breakdown: breakdown.map((part) => ({
        kind: part.kind === 'package' ? ('PACKAGE' as const) : ('FILE' as const),
        name: visibleText(part.name, 500),
        bytes: part.bytes,
      })),
    })),
    byproducts: beside.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    packages: packages.map(({ name, version, integrity }) => ({ name, version, integrity })),
    contents: [
      ...bundles.map(({ sha256, bytes }) => ({ sha256, content: bytes })),
      ...beside.map(({ sha256, content }) => ({ sha256, content })),
    ],
  };
}

function bodyOf({ canonical, digest }: { canonical: string; digest: string }): BuildReport['manifest'] {
  return { body: jsonObject(JSON.parse(canonical)), digest };
}

function sizesOf({ files }: ProjectFiles): { sourceBytes: number; files: number } {
  const bytes = [...files.values()].map((content) => content.length);
  return { sourceBytes: bytes.reduce((sum, length) => sum + length, 0), files: files.size };
}
