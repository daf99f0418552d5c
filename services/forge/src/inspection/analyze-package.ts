import { analyze, licenceText, packageFindings, type Finding } from '@guildhall/analysis';
import { jsonOf } from '@guildhall/kernel';
import { openPackageCache, readPackage } from '@guildhall/plugin-project';
import { z } from 'zod';
import type { Found } from '../modules/finding/finding.ts';
import { foundByRules } from './found-by-rules.ts';
import { foundInCode, notAnalysed } from './found-in-code.ts';
import type { PackageInput, PackageReport } from './package-job.ts';
import { visibleText } from './visible-text.ts';

/** Findings kept of one package, the worst ones. */
const MOST_FINDINGS = 200;
/** Of a file that is not in a bundle: what an install script runs is small. */
const MOST_SIDE_BYTES = 200_000;

/** Builders, who do this, are given less time than those who analyse. */
const LIMITS = { packageMilliseconds: 20_000 };

/** Of what packages are published as: minified code is the rule there, and is analysed like any other. */
const USUAL = new Set(['minified-source', 'licence-refused']);

const licensed = z.looseObject({ license: z.unknown().optional(), licenses: z.unknown().optional() });

/**
 * Analyses the files of a package that came into a bundle, and its package.json. Of somebody else's code only what is
 * of medium severity or worse is kept; of what a marketplace's own rules find, all of it. Nothing of it is run.
 */
export async function analyzePackage(
  { package: reference, files: bundled, cacheFolder, rules = null }: PackageInput,
  onFile: (file: string) => void = () => undefined,
): Promise<PackageReport> {
  const read = await readPackage(openPackageCache(cacheFolder), reference);
  if (!read.ok) throw new Error(read.error);
  const texts = textsOf(read.value, new Set(bundled));
  const code = new Map(bundled.flatMap((path) => [[path, texts.get(path) ?? '']] as const));
  if (rules) return { licence: null, findings: await foundByRules(code, rules), crashed: [] };
  const analysis = await analyze({ files: code, manifest: null, onFile, limits: LIMITS });
  const about = packageFindings(withoutTools(texts), texts, { licences: {}, advisories: null });
  const limits = analysis.errors.filter(({ cause }) => cause === 'limit').map(notAnalysed);
  const found = [...about, ...analysis.findings].filter(isWorthKeeping).map(foundInCode);
  return {
    licence: licenceOf(texts.get('package.json')),
    findings: onceEach([...limits, ...found]).slice(0, MOST_FINDINGS),
    crashed: analysis.errors
      .filter(({ cause }) => cause === 'crash')
      .map(({ file }) => visibleText(file, 200)),
  };
}

/** What is in a bundle is read whole: the analysis itself says what is too much for it. */
function textsOf(files: ReadonlyMap<string, Uint8Array>, bundled: ReadonlySet<string>): Map<string, string> {
  const decoder = new TextDecoder();
  return new Map(
    [...files].map(([path, bytes]) => [
      path,
      bundled.has(path) || path === 'package.json' || bytes.length <= MOST_SIDE_BYTES
        ? decoder.decode(bytes)
        : '',
    ]),
  );
}

/** package.json without what only its own developers install. */
function withoutTools(texts: ReadonlyMap<string, string>): unknown {
  const read = z.looseObject({}).safeParse(jsonOf(texts.get('package.json') ?? ''));
  return read.success ? { ...read.data, devDependencies: {} } : undefined;
}

function licenceOf(packageJson: string | undefined): string | null {
  const read = licensed.safeParse(jsonOf(packageJson ?? ''));
  const text = read.success ? licenceText(read.data.license ?? read.data.licenses) : null;
  return text === null || text === '' ? null : visibleText(text, 200);
}

/** Which licences are taken is each marketplace's own word. */
function isWorthKeeping({ severity, ruleId }: Finding): boolean {
  if (USUAL.has(ruleId)) return false;
  return severity === 'critical' || severity === 'high' || severity === 'medium';
}

function onceEach(findings: readonly Found[]): Found[] {
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}
