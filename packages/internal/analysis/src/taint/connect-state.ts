import type { Binding } from '../scope/scope.ts';
import { bare, isFunctionNode, writtenKey, type Node } from '../syntax/node.ts';
import type { CallNode } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Graph } from './graph.ts';

/** Functions that give a value together with the function that sets it. */
const MAKES_STATE = /^(?:use[A-Z]\w*|create(?:Signal|State|Store)|signal|state)$/;

/** `const [text, setText] = useState('')`: what the second is called with, the first is. */
export function connectState(node: CallNode, file: SourceFile, graph: Graph): void {
  if (node.type !== 'CallExpression') return;
  const { arguments: args } = node;
  const callee = bare(node.callee);
  if (callee.type === 'Identifier') {
    const state = stateSetBy(callee, file, graph);
    if (state) for (const arg of args) graph.add(isFunctionNode(arg) ? graph.returnsOf(arg) : arg, state);
  } else if (callee.type === 'MemberExpression')
    // `answer.then(setText)`: handed on, it is told what the other holds.
    for (const arg of args) {
      const state = arg.type === 'Identifier' ? stateSetBy(arg, file, graph) : null;
      if (state) graph.add(callee.object, state);
    }
}

function stateSetBy(
  name: Extract<Node, { type: 'Identifier' }>,
  file: SourceFile,
  graph: Graph,
): Binding | null {
  const write = file.evaluator.bindingOf(name)?.writes[0];
  if (write?.kind !== 'declare' || write.path[0] !== '1' || write.path.length > 1 || !write.value)
    return null;
  const made = bare(write.value);
  const pattern = made.parent?.type === 'VariableDeclarator' ? made.parent.id : null;
  if (made.type !== 'CallExpression' || pattern?.type !== 'ArrayPattern') return null;
  const maker = bare(made.callee);
  const said =
    maker.type === 'Identifier'
      ? maker.name
      : maker.type === 'MemberExpression' && maker.property.type === 'Identifier'
        ? maker.property.name
        : '';
  const [state] = pattern.elements;
  return MAKES_STATE.test(said) && state?.type === 'Identifier' ? graph.bindingOf(state, file) : null;
}

/** `data: () => ({ token })` of a component or a store: its methods read it as `this.token`. */
export function connectOptions(
  node: Extract<Node, { type: 'Property' }>,
  file: SourceFile,
  graph: Graph,
): void {
  const { key, value } = node;
  if (key.type !== 'Identifier' || (key.name !== 'data' && key.name !== 'state') || !isFunctionNode(value))
    return;
  const { body } = value;
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : body;
  const given = last?.type === 'ReturnStatement' ? last.argument : last;
  const state = given ? bare(given) : null;
  if (state?.type !== 'ObjectExpression') return;
  for (const property of state.properties) {
    const name = property.type === 'Property' ? writtenKey(property.key, property.computed) : null;
    if (name !== null) graph.add(property, graph.slotOf(file.program, name));
  }
}
