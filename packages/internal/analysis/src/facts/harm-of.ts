import { wordsOf } from './words-of.ts';
import { contains, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';

export type Harm = 'heavy' | 'light';

/** Acts by how much harm they do behind a condition that hides them. */
const HARMS: readonly [RegExp, Harm][] = [
  [
    /^(?:child_process\.\w+|eval|Function|AsyncFunction|vm\.\w+|process\.(?:dlopen|kill)|fs(?:\.promises)?\.(?:rm|unlink|rmdir|writeFile|appendFile|truncate)\w*|npm:(?:rimraf|del|execa|shelljs)(?:\.\w+)?|import|importScripts|(?:localStorage|sessionStorage)\.clear|indexedDB\.deleteDatabase)$/,
    'heavy',
  ],
  [
    /^(?:fetch|https?\.(?:get|request)|navigator\.sendBeacon|WebSocket|process\.(?:exit|abort)|location\.(?:assign|replace|reload)|document\.write|npm:(?:axios|got|node-fetch|request)(?:\.\w+)?|alert|open)$/,
    'light',
  ],
];
/** Deepest chain of the file's own functions that is followed to an act. */
const FOLLOWED = 2;
const FOLLOWED_FILE = 30_000;

/** What harm a call does, by itself or by the functions of the file it leads to. */
export function harmOf(
  call: ResolvedCall['node'],
  file: SourceFile,
  depth = 0,
): { harm: Harm; names: readonly string[] } | null {
  const { target, names } = file.evaluator.call(call);
  const harm = HARMS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  if (harm) return { harm, names };
  if (call.type === 'CallExpression' && isDropped(call, file)) return { harm: 'heavy', names: ['DROP'] };
  if (target.kind !== 'function' || depth >= FOLLOWED || file.text.length > FOLLOWED_FILE) return null;
  const { node } = target;
  let light: { harm: Harm; names: readonly string[] } | null = null;
  for (const inner of file.index.calls) {
    if (!contains(node, inner) || inner === call) continue;
    const found = harmOf(inner, file, depth + 1);
    if (found?.harm === 'heavy') return found;
    light ??= found;
  }
  return light;
}

/** `client.query('DROP SCHEMA …')`. */
function isDropped(call: Extract<Node, { type: 'CallExpression' }>, file: SourceFile): boolean {
  if (call.callee.type !== 'MemberExpression' || !call.arguments[0]) return false;
  const key = writtenKey(call.callee.property, call.callee.computed);
  return (
    key !== null &&
    /^(?:query|execute|exec|raw|run|unsafe|\$executeRaw(?:Unsafe)?)$/.test(key) &&
    /\b(?:DROP\s+(?:SCHEMA|DATABASE|TABLE)|TRUNCATE)\b/i.test(wordsOf(call.arguments[0], file))
  );
}
