import {
  analyzeInProcess,
  compareFindings,
  factSheet,
  suppress,
  type Facts,
  type FactSheet,
} from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { parseManifest, permissionsOfPlaces } from '@guildhall/manifest';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { apiPermissions, declaredAccess, type DeclaredAccess } from '../project/declared-access.ts';
import { openPackage } from '../project/open-package.ts';
import { isOwnWork, nameOfPackage } from '../project/judged-package.ts';
import { ofManifest, placeOf } from '../project/problem.ts';
import { MANIFEST_FILE } from '../project/project.ts';
import { SURFACE_OPTIONS, surfacesFor } from '../project/surfaces-for.ts';
import { FAIL_ON_OPTION, failOn } from '../report/severity.ts';
import { visible } from '../terminal/visible.ts';
import { isAllBroken, isNothing } from './analyze-completeness.ts';
import {
  leavesDependenciesOut,
  openAdvisories,
  openBaseline,
  skippedLines,
  today,
  writeReports,
} from './analyze-files.ts';
import { analyzeOutcome } from './analyze-outcome.ts';
import { matchRules, openRules } from './analyze-rules.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  target: z.string().default('.'),
  manifest: z.boolean(),
  surface: z.string().optional(),
  host: z.string().optional(),
  sarif: z.string().optional(),
  baseline: z.string().optional(),
  writeBaseline: z.string().optional(),
  advisories: z.string().optional(),
  rules: z.string().optional(),
  failOn,
});
type Input = z.infer<typeof input>;

interface Declared {
  /** What is asked for and what it opens. */
  access: DeclaredAccess;
  asked: DeclaredAccess;
  /** Which permission each host API needs. */
  apis: Record<string, string>;
  /** Permissions that places and events need, rather than the code. */
  placed: ReadonlySet<string>;
}

export const analyze = defineCommand({
  name: 'analyze',
  summary: 'Find what is dangerous in the code of a plugin, or of any JavaScript package. Nothing is run.',
  arguments: [['[target]', 'a folder or a tarball (default: here)']],
  options: [
    ['--no-manifest', 'it is no plugin: read every file, compare with no declaration'],
    ...SURFACE_OPTIONS,
    FAIL_ON_OPTION,
    ['--sarif <file>', 'write the findings as SARIF 2.1.0, too'],
    ['--baseline <file>', 'findings that are known and fail nothing until their day'],
    ['--write-baseline <file>', 'write a baseline of what is found now, for 90 days'],
    [
      '--advisories <path>',
      'known weaknesses to hold dependencies against: OSV data as a zip, folder or file',
    ],
    ['--rules <path>', 'rules of a marketplace to try: ast-grep YAML, or a folder of it'],
  ],
  notes:
    'Files that cannot be analysed are named on stderr and end with 1: nothing is known of them.\n' +
    'A comment “guildhall-ignore <rule> until <YYYY-MM-DD>: <reason>” on its line or the one above suppresses a finding here; a marketplace still sees it.\n' +
    'Comments count only in a folder of your own, never in a tarball or in node_modules: what others wrote does not speak for itself. A baseline counts for the package it was written for.',
  input,
  async act(cli, given) {
    const { terminal } = cli;
    const opened = await openPackage(cli.cwd, given.target, { isPlugin: given.manifest });
    if (!opened.ok) return opened;
    const decoder = new TextDecoder();
    const files = new Map([...opened.value.files].map(([path, bytes]) => [path, decoder.decode(bytes)]));
    const declared = given.manifest ? await readDeclared(cli, given, files.get(MANIFEST_FILE)) : ok(null);
    if (!declared.ok) return declared;

    const baseline = await openBaseline(cli.cwd, given.baseline);
    if (!baseline.ok) return baseline;
    const advisories = await openAdvisories(cli.cwd, given.advisories);
    if (!advisories.ok) return advisories;
    for (const line of skippedLines(advisories.value)) terminal.warn(line);

    const rules = await openRules(cli.cwd, given.rules);
    if (!rules.ok) return rules;
    if (isNothing(files, given.manifest))
      return failed(
        'usage',
        'NOTHING_TO_ANALYZE',
        `There is no JavaScript or TypeScript in ${given.target}, so nothing was analysed. Name the folder that holds the code.`,
      );
    const analysis = await analyzeInProcess({
      files,
      manifest: declared.value?.access ?? null,
      ...(advisories.value && { advisories: advisories.value }),
    });
    const matched = await matchRules(files, rules.value);
    const found = [...analysis.findings, ...matched.findings].sort(compareFindings);
    const errors = [...analysis.errors, ...matched.errors];
    if (leavesDependenciesOut(cli.cwd, given.target, files) && !given.manifest)
      terminal.warn(
        'warning: node_modules is too large to be read with the package; name a folder inside of it to have one analysed.',
      );
    const name = nameOfPackage(files, cli.cwd, given.target);
    const isOwn = isOwnWork(cli.cwd, given.target, opened.value.isFolder);
    const judged = suppress(found, { name, files, isOwn }, baseline.value, today());
    for (const { file, message } of errors)
      terminal.warn(`error[CHECK_ERROR]: ${visible(file)}: ${visible(message)}`);
    for (const { file, line, message } of judged.problems)
      terminal.warn(`warning: ${visible(line === null ? file : `${file}:${line}`)}: ${visible(message)}`);
    const written = await writeReports(cli.cwd, name, { findings: judged.findings, errors }, given);
    if (!written.ok) return written;
    const declarations = declared.value && compareDeclared(analysis.facts, declared.value);
    const { facts } = analysis;
    const isReadable = !isAllBroken(judged.findings, Object.keys(facts.sizes));
    if (!isReadable)
      terminal.warn(
        'error: No source file here is valid JavaScript or TypeScript; nothing is known of them.',
      );
    return ok(
      analyzeOutcome(
        { findings: judged.findings, facts, declarations, files, errors, isReadable },
        given.failOn,
        terminal.paint,
      ),
    );
  },
});

function compareDeclared(facts: Facts, { asked, apis, placed }: Declared): FactSheet {
  const sheet = factSheet(facts, asked, apis);
  const unused = sheet.permissions.unused.filter((name) => !placed.has(name));
  return { ...sheet, permissions: { ...sheet.permissions, unused } };
}

/** What to compare with. A plugin whose manifest does not hold is sent to validate first: a guess would accuse. */
async function readDeclared(
  cli: Cli,
  given: Input,
  text: string | undefined,
): Promise<Result<Declared, Failure>> {
  if (text === undefined)
    return failed(
      'usage',
      'NO_MANIFEST',
      `There is no ${MANIFEST_FILE} in ${given.target}. For a package that is no plugin, use --no-manifest.`,
    );
  const parsed = await parseManifest(text);
  if (!parsed.ok) {
    const [first] = parsed.error.map(ofManifest);
    return failed('usage', first?.code ?? 'BAD_MANIFEST', first ? `${placeOf(first)}: ${first.message}` : '');
  }
  const { manifest } = parsed.value;
  const surfaces = await surfacesFor(cli, given, manifest);
  if (!surfaces.ok) return surfaces;
  const access = declaredAccess(manifest, surfaces.value);
  // Asked names alone, so that an API is not listed as a permission nobody uses.
  const asked = surfaces.value ? declaredAccess(manifest, []) : access;
  const known = surfaces.value ?? [];
  const placed = permissionsOfPlaces(
    manifest,
    known.flatMap(({ surface }) => surface ?? []),
  );
  return ok({ access, asked, apis: apiPermissions(known), placed });
}
