import { patternLeaves } from '../scope/patterns.ts';
import type { Binding } from '../scope/scope.ts';
import { bare, isFunctionNode, type Node } from '../syntax/node.ts';
import type { CallNode } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Graph } from './graph.ts';

/** A function given as an argument is told what its new owner calls it with, and gives back what it returns. */
export function connectHandedOn(arg: Node, parameter: Binding, graph: Graph, file: SourceFile): void {
  const value = isFunctionNode(arg) || arg.type === 'Identifier' ? file.evaluator.evaluate(arg) : null;
  if (value?.kind !== 'function') return;
  value.node.params.forEach((pattern, index) => {
    for (const { target } of patternLeaves(pattern)) {
      const binding = target.type === 'Identifier' ? graph.bindingOf(target, file) : null;
      if (binding) graph.add(graph.slotOf(parameter.declared, `told ${index}`), binding);
    }
  });
  graph.add(graph.returnsOf(value.node), graph.slotOf(parameter.declared, 'gives'));
}

/** `callback(x)`, where `callback` is a parameter: `x` reaches whoever was handed on. */
export function connectParameterCall(node: CallNode, file: SourceFile, graph: Graph): void {
  if (node.type !== 'CallExpression') return;
  const callee = bare(node.callee);
  if (callee.type !== 'Identifier') return;
  const binding = graph.bindingOf(callee, file);
  if (!binding?.writes.some(({ kind }) => kind === 'parameter')) return;
  node.arguments.forEach((arg, index) => {
    graph.add(arg, graph.slotOf(binding.declared, `told ${index}`));
  });
  graph.add(graph.slotOf(binding.declared, 'gives'), node);
}
