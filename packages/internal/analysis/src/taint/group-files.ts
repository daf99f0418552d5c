import type { CallNode } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf } from '../values/value.ts';

const LOADS = /^(?:require|import)$/;
const STARTS = /^(?:Worker|SharedWorker|worker_threads\.Worker)$/;

/** The file of the package that `require('./x')` or `import('./x')` loads, or null. */
export function requiredFile(node: CallNode, file: SourceFile): string | null {
  return loadedBy(node, file, LOADS);
}

/** The file of the package that a worker is started with: `new Worker('./x.js')`, also relative to this module. */
function startedFile(node: CallNode, file: SourceFile): string | null {
  const [address] = node.type === 'NewExpression' ? node.arguments : [];
  const isModule =
    address?.type === 'NewExpression' &&
    file.evaluator.call(address).names.includes('URL') &&
    address.arguments[0];
  if (!isModule) return loadedBy(node, file, STARTS);
  const specifier = file.evaluator.call(node).names.some((name) => STARTS.test(name))
    ? textOf(file.evaluator.evaluate(isModule))
    : null;
  return specifier === null ? null : file.resolve(specifier);
}

function loadedBy(node: CallNode, file: SourceFile, names: RegExp): string | null {
  const call = file.evaluator.call(node);
  if (!call.names.some((name) => names.test(name))) return null;
  const specifier = call.args[0] ? textOf(file.evaluator.evaluate(call.args[0])) : null;
  if (specifier === null) return null;
  return file.resolve(names === STARTS && /^\w/.test(specifier) ? `./${specifier}` : specifier);
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

/** The files of the package that a file imports, requires or starts. */
export function importedFiles(file: SourceFile): string[] {
  const written = [...file.index.imports, ...file.index.exports].flatMap((node) =>
    node.type !== 'ExportDefaultDeclaration' && node.source ? [file.resolve(node.source.value)] : [],
  );
  const mayStart = file.text.includes('Worker');
  const required = file.index.calls.map((node) =>
    node.type === 'NewExpression'
      ? mayStart
        ? startedFile(node, file)
        : null
      : node.type === 'TaggedTemplateExpression'
        ? null
        : requiredFile(node, file),
  );
  return [...written, ...required].filter((name) => name !== null);
}
