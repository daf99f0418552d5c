import { bare, type Member, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';

const LISTS_NAMES = /^(?:Object\.(?:getOwnPropertyNames|keys|entries)|Reflect\.ownKeys)$/;
const uses = new WeakMap<SourceFile, boolean>();
const lists = new WeakMap<SourceFile, boolean>();

/** Whether a call lists the names of all globals. */
export function isListOfGlobals(call: ResolvedCall, { evaluator }: SourceFile): boolean {
  const [of] = call.args;
  return (
    of !== undefined &&
    call.names.some((name) => LISTS_NAMES.test(name)) &&
    evaluator.resolveGlobal(of) === 'globalThis'
  );
}

/** Whether a file lists the names of all globals anywhere. */
export function listsGlobals(file: SourceFile): boolean {
  return once(
    lists,
    file,
    () =>
      /ownKeys|getOwnPropertyNames|\.(?:keys|entries)\b/.test(file.text) &&
      file.index.calls.some((node) => isListOfGlobals(file.evaluator.call(node), file)),
  );
}

/** Whether a file takes a global by a name that is only known when it runs, to call it or to keep it. */
export function usesChosenGlobal(file: SourceFile): boolean {
  return once(uses, file, () =>
    file.index.members.some((node) => isChosenGlobal(node, file) && isKeptOrCalled(node)),
  );
}

/** `globalThis[name]`, whatever the name. */
export function isChosenGlobal(node: Node, { evaluator }: SourceFile): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.computed &&
    node.property.type !== 'Literal' &&
    evaluator.resolveGlobal(bare(node.object)) === 'globalThis'
  );
}

/** Copying all globals into an object of one's own, or asking for their types, calls none. */
function isKeptOrCalled(node: Member): boolean {
  const { parent } = node;
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return parent.callee === node;
  return /^(?:TaggedTemplateExpression|VariableDeclarator|ReturnStatement|ArrowFunctionExpression|MemberExpression)$/.test(
    parent?.type ?? '',
  );
}

function once(known: WeakMap<SourceFile, boolean>, file: SourceFile, ask: () => boolean): boolean {
  let answer = known.get(file);
  if (answer === undefined) known.set(file, (answer = ask()));
  return answer;
}
