import { patternLeaves } from '../scope/patterns.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Source } from './source.ts';

const PARTS = new Set(['body', 'query', 'params', 'headers', 'cookies', 'url', 'rawBody', 'files']);
const NAMES = /^(?:req|request|_req|ctx|context)$/;

/** What whoever calls a server sends: `req.body`, `ctx.request.query`, in functions that are given a request. */
export function requestSources(file: SourceFile): Source[] {
  const { evaluator, index } = file;
  if (!/\breq(?:uest)?\b|\bctx\b/.test(file.text)) return [];
  const found: Source[] = [];
  for (const node of index.members) {
    const key = writtenKey(node.property, node.computed);
    if (key === null || !PARTS.has(key)) continue;
    let owner = bare(node.object);
    if (owner.type === 'MemberExpression' && writtenKey(owner.property, owner.computed) === 'request')
      owner = bare(owner.object);
    if (owner.type !== 'Identifier' || !NAMES.test(owner.name)) continue;
    const binding = evaluator.bindingOf(owner);
    const isGiven = !binding || binding.writes.some(({ kind }) => kind === 'parameter');
    if (isGiven && !isWritten(node)) found.push(source(node, `${owner.name}.${key}`));
  }
  return [...found, ...interceptors(file)];
}

/** `client.interceptors.request.use(fn)`: what other code sends passes by. */
function interceptors(file: SourceFile): Source[] {
  return file.index.calls.flatMap((node): Source[] => {
    if (node.type !== 'CallExpression' || !node.arguments[0]) return [];
    const callee = file.text.slice(node.callee.start, node.callee.end);
    if (!/interceptors\.(?:request|response)\.use$/.test(callee)) return [];
    const value = file.evaluator.evaluate(node.arguments[0]);
    if (value.kind !== 'function') return [];
    return value.node.params.flatMap(patternLeaves).flatMap(({ target }): Source[] => {
      const binding = target.type === 'Identifier' ? file.evaluator.bindingOf(target) : null;
      return binding
        ? [{ kind: 'intercepted', from: binding, node: target, label: 'calls of the request client' }]
        : [];
    });
  });
}

function source(node: Node, label: string): Source {
  return { kind: 'request', from: node, node, label };
}

function isWritten(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}
