import type { AnalysisError } from './analysis-error.ts';
import type { AnalysisLimits } from './limits.ts';
import type { FileLinker } from './link-files.ts';
import type { PackageBudget } from './package-budget.ts';
import { packageFlows, type FlowsInto } from './taint/package-flows.ts';
import type { SourceFile } from './values/source-file.ts';

interface FlowInput {
  files: ReadonlyMap<string, string>;
  manifest: unknown;
  isCode: (name: string) => boolean;
  budget: PackageBudget;
  onFile: (file: string) => void;
}

/** Information is followed across files as far as the whole package can be held at once. */
export function followFlows(
  { files, isCode, manifest, budget, onFile }: FlowInput,
  limits: AnalysisLimits,
  linker: FileLinker,
  errors: AnalysisError[],
): FlowsInto {
  const names = [...files.keys()].filter(
    (name) => isCode(name) && (files.get(name)?.length ?? 0) <= limits.fileCharacters,
  );
  const total = names.reduce((sum, name) => sum + (files.get(name)?.length ?? 0), 0);
  const isPlugin = manifest !== null && manifest !== undefined;
  const isHeld = total <= limits.linkedCharacters;
  const open = (name: string): SourceFile[] => {
    // What is left is not followed; the files themselves are named when their turn comes.
    if (budget.isSpent()) return [];
    onFile(name);
    return openQuietly(linker, name);
  };
  const sources = isHeld ? names.sort().flatMap(open) : [];
  linker.connect(sources);
  const { flowsInto, tooLarge } = packageFlows(
    sources,
    limits.flowCharacters,
    (file, question, otherwise) => {
      try {
        return question(file);
      } catch (error) {
        // Asked again, it would seem to be fine: what it stumbled over is remembered as unknown.
        errors.push({
          cause: 'crash',
          file: file.name,
          message: error instanceof Error ? error.message : String(error),
        });
        return otherwise;
      }
    },
  );
  if (isPlugin)
    for (const file of isHeld ? tooLarge.map(({ name }) => name) : names.slice(0, 1))
      errors.push({
        cause: 'limit',
        file,
        message: `The files that import each other have too many characters together (at most ${limits.flowCharacters}): what passes between them is not followed.`,
      });
  return flowsInto;
}

function openQuietly(linker: FileLinker, name: string): SourceFile[] {
  try {
    const source = linker.open(name)?.source;
    return source ? [source] : [];
  } catch {
    // The file that cannot be read is named when its own turn comes.
    return [];
  }
}
