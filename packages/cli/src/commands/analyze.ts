import { analyze as analyzeFiles, factSheet } from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { apiPermissions, declaredAccess, type DeclaredAccess } from '../project/declared-access.ts';
import { openPackage } from '../project/open-package.ts';
import { ofManifest, placeOf } from '../project/problem.ts';
import { MANIFEST_FILE } from '../project/project.ts';
import { SURFACE_OPTIONS, surfacesFor } from '../project/surfaces-for.ts';
import { renderDeclarations } from '../report/render-declarations.ts';
import { renderFinding } from '../report/render-finding.ts';
import { FAIL_ON_OPTION, failOn, reaches } from '../report/severity.ts';
import { summaryLine } from '../report/summary.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  target: z.string().default('.'),
  manifest: z.boolean(),
  surface: z.string().optional(),
  host: z.string().optional(),
  failOn,
});
type Input = z.infer<typeof input>;

interface Declared {
  /** What is asked for and what it opens. */
  access: DeclaredAccess;
  asked: DeclaredAccess;
  /** Which permission each host API needs. */
  apis: Record<string, string>;
}

export const analyze = defineCommand({
  name: 'analyze',
  summary: 'Find what is dangerous in the code of a plugin, or of any JavaScript package. Nothing is run.',
  arguments: [['[target]', 'a folder or a tarball (default: here)']],
  options: [
    ['--no-manifest', 'it is no plugin: read every file, compare with no declaration'],
    ...SURFACE_OPTIONS,
    FAIL_ON_OPTION,
  ],
  notes: 'Files that cannot be analysed are named on stderr and end with 1: nothing is known of them.',
  input,
  async act(cli, given) {
    const { terminal } = cli;
    const opened = await openPackage(cli.cwd, given.target, { isPlugin: given.manifest });
    if (!opened.ok) return opened;
    const decoder = new TextDecoder();
    const files = new Map([...opened.value].map(([path, bytes]) => [path, decoder.decode(bytes)]));
    const declared = given.manifest ? await readDeclared(cli, given, files.get(MANIFEST_FILE)) : ok(null);
    if (!declared.ok) return declared;

    const access = declared.value?.access ?? null;
    const { findings, facts, errors } = await analyzeFiles({ files, manifest: access });
    for (const { file, message } of errors) terminal.warn(`error: ${visible(file)}: ${visible(message)}`);
    const declarations = declared.value && factSheet(facts, declared.value.asked, declared.value.apis);
    const refused = errors.length > 0 || reaches(findings, given.failOn);
    return ok({
      exit: refused ? 'refused' : 'fine',
      document: { findings, facts: { ...facts, ...(declarations && { declarations }) } },
      text: [
        ...findings.map((finding) => renderFinding(finding, files.get(finding.file), terminal.paint)),
        ...(declarations ? [renderDeclarations(declarations, terminal.paint)] : []),
        summaryLine(findings, terminal.paint, ` in ${Object.keys(facts.sizes).length} source files`),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    });
  },
});

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
  return ok({ access, asked, apis: apiPermissions(surfaces.value ?? []) });
}
