import { posix } from 'node:path';
import { buildScopes } from './scope/build-scopes.ts';
import { LimitReached } from './limit-reached.ts';
import { nestingBound } from './syntax/nesting-bound.ts';
import { parseSource, TOO_DEEP, type Parsed } from './syntax/parse-source.ts';
import { rootOf, type FunctionNode, type Node, type Program } from './syntax/node.ts';
import type { AnalysisLimits } from './limits.ts';
import { exportedValue } from './values/exported-value.ts';
import { createEvaluator } from './values/evaluator.ts';
import type { SourceFile } from './values/source-file.ts';
import { outerCalls, type OuterCall } from './values/outer-calls.ts';
import { UNKNOWN, type Value } from './values/value.ts';

export interface Opened {
  source: SourceFile;
  syntaxError: Parsed['syntaxError'];
}

export interface FileLinker {
  /** Parses a file, or gives the copy already parsed. Throws what the parser throws. */
  open: (name: string) => Opened | null;
  /** From now on what these files call each other with is known. */
  connect: (files: readonly SourceFile[]) => void;
}

const ENDINGS = ['', '.js', '.ts', '.mjs', '.cjs', '.tsx', '.jsx', '/index.js', '/index.ts'];

/** Calls of one function that are asked what they tell it, and how far that is followed from call to call. */
const CALLS_ASKED = 8;
const LONGEST_WAY = 8;

/** Opens the files of one package and follows the names they import from each other. */
export function createFileLinker(files: ReadonlyMap<string, string>, limits: AnalysisLimits): FileLinker {
  const opened = new Map<string, Opened>();
  const byProgram = new Map<Program, SourceFile>();
  let kept = 0;
  /** Nodes numbered so far: no two files of one linker share a number. */
  let numbered = 0;

  function open(name: string): Opened | null {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const text = files.get(name);
    if (text === undefined || text.length > limits.fileCharacters) return null;
    const result = build(name, text);
    // Beyond the budget a file is parsed for its own turn only, and the oldest make room.
    for (const [other, { source }] of opened) {
      if (kept + text.length <= limits.linkedCharacters) break;
      kept -= source.text.length;
      opened.delete(other);
      byProgram.delete(source.program);
    }
    kept += text.length;
    opened.set(name, result);
    byProgram.set(result.source.program, result.source);
    return result;
  }

  function build(name: string, text: string): Opened {
    if (nestingBound(text, limits.nesting) > limits.nesting) throw new LimitReached(TOO_DEEP);
    const { program, comments, syntaxError } = parseSource(name, text);
    const index = buildScopes(program, limits.nodes, numbered);
    numbered += index.nodes.length;
    // One file is asked for many times: by who groups files, by who links their calls, and for each of its names.
    const modules = new Map<string, Value | null>();
    const module = (specifier: string): Value | null => {
      let found = modules.get(specifier);
      if (found === undefined) modules.set(specifier, (found = moduleValue(name, specifier)));
      return found;
    };
    const evaluator = createEvaluator({
      program,
      index,
      stepLimit: limits.foldingSteps,
      module,
      exported: (file, key) => valueOfExport(file, key),
      told,
      foreign: (node) => foreignEvaluator(node, program),
    });
    const resolve = (specifier: string): string | null => {
      const found = module(specifier);
      return found?.kind === 'module' ? found.file : null;
    };
    return { source: { name, text, program, comments, index, evaluator, resolve }, syntaxError };
  }

  function moduleValue(from: string, specifier: string): Value | null {
    if (!specifier.startsWith('.')) return null;
    const base = posix.join(posix.dirname(from), specifier);
    const bases = [base, base.replace(/\.[cm]?js$/, '.ts'), base.replace(/\.[cm]?js$/, '.tsx')];
    for (const candidate of bases) {
      for (const ending of ENDINGS)
        if (files.has(candidate + ending)) return { kind: 'module', file: candidate + ending };
    }
    return UNKNOWN;
  }

  /** What was found since the outermost question: between files that all pass on each other's names, ways have no end. */
  const found = new Map<string, Value>();
  let asking = 0;
  function valueOfExport(file: string, key: string): Value {
    const question = `${file}\0${key}`;
    const known = found.get(question);
    if (known) return known;
    // Whoever comes back to its own question learns nothing.
    found.set(question, UNKNOWN);
    asking += 1;
    try {
      const source = open(file)?.source;
      if (!source) return UNKNOWN;
      const value = exportedValue(source, key, (specifier, name) => {
        const next = files.has(specifier) ? specifier : source.resolve(specifier);
        return next === null ? null : valueOfExport(next, name);
      });
      found.set(question, value);
      return value;
    } catch {
      // The file that cannot be read is named when its own turn comes.
      return UNKNOWN;
    } finally {
      asking -= 1;
      if (asking === 0) found.clear();
    }
  }

  let calls: ReadonlyMap<FunctionNode, readonly OuterCall[]> = new Map();
  function connect(held: readonly SourceFile[]): void {
    calls = outerCalls(held);
  }

  /** How many parameters wait for what a call tells them, each for the one before. */
  let waiting = 0;
  function told(owner: FunctionNode, index: number): Value[] {
    const known = calls.get(owner);
    if (!known || waiting >= LONGEST_WAY) return [];
    waiting += 1;
    try {
      return known.slice(0, CALLS_ASKED).map(({ args, file }) => {
        const node = args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')
          ? null
          : args[index];
        return node ? file.evaluator.evaluate(node) : UNKNOWN;
      });
    } finally {
      waiting -= 1;
    }
  }

  function foreignEvaluator(node: Node, program: Program) {
    const root = rootOf(node);
    return root.type === 'Program' && root !== program ? (byProgram.get(root)?.evaluator ?? null) : null;
  }

  return { open, connect };
}
