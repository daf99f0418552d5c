import { analyze, type Analysis } from '@guildhall/analysis';
import { parseManifest, type Manifest } from '@guildhall/manifest';
import { readArchive, type ProjectFiles } from '@guildhall/plugin-project';
import { skipped, type CheckName } from '../modules/check/check.ts';
import { nothingSeen } from './nothing-seen.ts';
import { countFindings } from '../modules/finding/finding-counts.ts';
import { SEVERITIES, type Found } from '../modules/finding/finding.ts';
import { countDependencies } from './count-dependencies.ts';
import { apiPermissions, declaredFacts, flatAccess } from './declared-facts.ts';
import { foundInCode, notAnalysed } from './found-in-code.ts';
import { foundByRules } from './found-by-rules.ts';
import { surfacesOf, type HostSurface } from './inspect-manifest.ts';
import { verdictOf, verdictOfCrash } from './verdict-of-findings.ts';
import type { AnalysisOutcome, AnalyzeInput, Complexity } from './jobs.ts';
import { watched } from '../modules/rule-cohort/watched.ts';
import { visibleText } from './visible-text.ts';

/** Findings kept with a run, the worst ones; counts are of all. */
const MOST_FINDINGS = 1_000;
/** Whose complexity is told one by one. */
const MOST_FILES = 10;

/** Analyses the source of a plugin, and holds what it does against what it declares. Nothing of it is run. */
export async function analyzePlugin(
  { archive, surfaces, rules = [], watching = [] }: AnalyzeInput,
  onFile: (file: string) => void = () => undefined,
): Promise<AnalysisOutcome> {
  const read = await readArchive(archive);
  if (!read.ok) return nothingSeen('The archive cannot be read.');
  const project = read.value;
  const manifest = await manifestOf(project);
  const { known } = manifest ? surfacesOf(manifest, surfaces) : { known: [] };

  const files = textsOf(project);
  const analysis = await analyze({
    files,
    manifest: manifest && accessThrough(manifest, known),
    onFile,
  });
  const findings = worstFirst([
    ...watched(foundBy(analysis), watching),
    ...(await foundByRules(files, rules)),
  ]);
  const of = (check: CheckName) => findings.filter((finding) => finding.check === check);
  return {
    report: {
      verdicts: {
        analysis: verdictOfCrash(analysis.errors) ?? verdictOf(of('analysis')),
        declarations: manifest ? verdictOf(of('declarations')) : skipped('It needs a valid plugin.json.'),
      },
      counts: {
        analysis: countFindings(of('analysis')),
        declarations: countFindings(of('declarations')),
      },
      ...(manifest
        ? declaredFacts(analysis.facts, manifest, known, manifestText(project))
        : NOTHING_DECLARED),
      complexity: complexityOf(analysis.facts),
      capabilities: Object.keys(analysis.facts.capabilities).sort(),
      dependencies: countDependencies(project.text('package.json')),
    },
    // What package.json and the lockfile say is found where the build knows what came along.
    findings: findings.filter(({ check }) => check !== 'dependencies').slice(0, MOST_FINDINGS),
  };
}

const NOTHING_DECLARED = { permissions: [], origins: [], extensionPoints: [], hostApis: [] };

async function manifestOf(project: ProjectFiles): Promise<Manifest | null> {
  const read = await parseManifest(manifestText(project));
  return read.ok ? read.value.manifest : null;
}

function manifestText(project: ProjectFiles): string {
  return project.text('plugin.json') ?? '';
}

function complexityOf({ complexity }: Analysis['facts']): Complexity {
  const files = Object.entries(complexity).map(([file, value]) => ({ file: visibleText(file, 500), value }));
  return {
    total: files.reduce((sum, { value }) => sum + value, 0),
    files: files.toSorted((a, b) => b.value - a.value).slice(0, MOST_FILES),
  };
}

function textsOf(project: ProjectFiles): Map<string, string> {
  return new Map([...project.files.keys()].map((path) => [path, project.text(path) ?? '']));
}

/** The analysis compares host APIs by name; the names a declared permission opens are added for it. */
function accessThrough(manifest: Manifest, surfaces: readonly HostSurface[]) {
  const { permissions, origins } = flatAccess(manifest);
  const opened = Object.entries(apiPermissions(surfaces)).filter(([, needed]) =>
    permissions.includes(needed),
  );
  return { permissions: [...permissions, ...opened.map(([api]) => api)], origins };
}

function foundBy({ findings, errors }: Analysis): Found[] {
  const all = [...errors.map(notAnalysed), ...findings.map(foundInCode)];
  // Two errors of one file share an id; a finding is told once.
  const once = new Map(all.map((finding) => [finding.id, finding]));
  return [...once.values()];
}

function worstFirst(findings: readonly Found[]): Found[] {
  return findings.toSorted(
    (left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity),
  );
}
