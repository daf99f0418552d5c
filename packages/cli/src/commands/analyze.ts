import { analyze as analyzeFiles, factSheet } from '@guildhall/analysis';
import { ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { openPackage } from '../project/open-package.ts';
import { ofManifest, placeOf } from '../project/problem.ts';
import { MANIFEST_FILE } from '../project/project.ts';
import { renderDeclarations } from '../report/render-declarations.ts';
import { renderFinding } from '../report/render-finding.ts';
import { FAIL_ON_OPTION, failOn, reaches } from '../report/severity.ts';
import { summaryLine } from '../report/summary.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

export const analyze = defineCommand({
  name: 'analyze',
  summary: 'Find what is dangerous in the code of a plugin, or of any JavaScript package. Nothing is run.',
  arguments: [['[target]', 'a folder or a tarball (default: here)']],
  options: [
    ['--no-manifest', 'it is no plugin: read every file, compare with no declaration'],
    FAIL_ON_OPTION,
  ],
  notes: 'Files that cannot be analysed are named on stderr and end with 1: nothing is known of them.',
  input: z.object({ target: z.string().default('.'), manifest: z.boolean(), failOn }),
  async act(cli, { target, manifest: isPlugin, failOn: limit }) {
    const { terminal } = cli;
    const opened = await openPackage(cli.cwd, target, { isPlugin });
    if (!opened.ok) return opened;
    const decoder = new TextDecoder();
    const files = new Map([...opened.value].map(([path, bytes]) => [path, decoder.decode(bytes)]));
    const manifest = isPlugin ? await readManifest(cli, target, files.get(MANIFEST_FILE)) : ok(null);
    if (!manifest.ok) return manifest;

    const { findings, facts, errors } = await analyzeFiles({ files, manifest: manifest.value });
    for (const { file, message } of errors) terminal.warn(`error: ${visible(file)}: ${visible(message)}`);
    const declarations = manifest.value === null ? null : factSheet(facts, manifest.value);
    const refused = errors.length > 0 || reaches(findings, limit);
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

/** The manifest to compare with. One that breaks rules is still compared, as far as it can be read. */
async function readManifest(
  { terminal }: Cli,
  target: string,
  text: string | undefined,
): Promise<Result<unknown, Failure>> {
  if (text === undefined)
    return failed(
      'usage',
      'NO_MANIFEST',
      `There is no ${MANIFEST_FILE} in ${target}. For a package that is no plugin, use --no-manifest.`,
    );
  const parsed = await parseManifest(text);
  if (parsed.ok) return ok(parsed.value.manifest);
  const [first] = parsed.error.map(ofManifest);
  const words = first ? `${placeOf(first)}: ${visible(first.message)}` : `${MANIFEST_FILE} cannot be read.`;
  try {
    const lenient: unknown = JSON.parse(text);
    terminal.warn(`warning: ${words}`);
    return ok(lenient);
  } catch {
    return failed('usage', first?.code ?? 'BAD_MANIFEST', words);
  }
}
