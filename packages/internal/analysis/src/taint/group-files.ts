import type { CallNode } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf } from '../values/value.ts';

/** The file of the package that `require('./x')` or `import('./x')` loads, or null. */
export function requiredFile(node: CallNode, file: SourceFile): string | null {
  const call = file.evaluator.call(node);
  if (!call.names.includes('require') && !call.names.includes('import')) return null;
  const specifier = call.args[0] ? textOf(file.evaluator.evaluate(call.args[0])) : null;
  return specifier === null ? null : file.resolve(specifier);
}

/** Asks something of one file; a file that cannot be read that far is told, and answers `otherwise`. */
export type Ask = <Answer>(
  file: SourceFile,
  question: (file: SourceFile) => Answer,
  otherwise: Answer,
) => Answer;

/** Puts files together that reach each other by imports, in whichever direction. */
export function groupFiles(files: readonly SourceFile[], ask: Ask): SourceFile[][] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const next = new Map<SourceFile, Set<SourceFile>>(files.map((file) => [file, new Set()]));
  for (const file of files) {
    for (const name of ask(file, importedFiles, [])) {
      const other = byName.get(name);
      if (!other || other === file) continue;
      next.get(file)?.add(other);
      next.get(other)?.add(file);
    }
  }
  const seen = new Set<SourceFile>();
  return files.flatMap((file) => {
    if (seen.has(file)) return [];
    seen.add(file);
    const group = [file];
    for (const member of group) {
      for (const other of next.get(member) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    return [group];
  });
}

function importedFiles(file: SourceFile): string[] {
  const written = [...file.index.imports, ...file.index.exports].flatMap((node) =>
    node.type !== 'ExportDefaultDeclaration' && node.source ? [file.resolve(node.source.value)] : [],
  );
  const required = file.index.calls.map((node) =>
    node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression'
      ? null
      : requiredFile(node, file),
  );
  return [...written, ...required].filter((name) => name !== null);
}
