import type { ConditionNode, PlanNode } from '../plan/plan.ts';
import { compileEntities } from './compile-entities.ts';
import { compileFetch } from './compile-fetch.ts';
import type { Execute, Surroundings } from './run.ts';

/** Turns a plan into functions, once; running it looks nothing up any more. */
export function compilePlan<Context>(
  node: PlanNode | null,
  surroundings: Surroundings<Context>,
): Execute<Context> {
  switch (node?.kind) {
    case undefined:
      return () => Promise.resolve();
    case 'sequence':
      return inSequence(node.nodes.map((child) => compilePlan(child, surroundings)));
    case 'parallel':
      return inParallel(node.nodes.map((child) => compilePlan(child, surroundings)));
    case 'condition':
      return eitherBranch(node, surroundings);
    case 'fetch':
      return compileFetch(node, surroundings);
    case 'entities':
      return compileEntities(node, surroundings);
  }
}

function inSequence<Context>(parts: readonly Execute<Context>[]): Execute<Context> {
  return async (run) => {
    for (const part of parts) await part(run);
  };
}

function inParallel<Context>(parts: readonly Execute<Context>[]): Execute<Context> {
  return async (run) => {
    await Promise.all(parts.map((part) => part(run)));
  };
}

function eitherBranch<Context>(node: ConditionNode, surroundings: Surroundings<Context>): Execute<Context> {
  const whenTrue = compilePlan(node.whenTrue, surroundings);
  const whenFalse = compilePlan(node.whenFalse, surroundings);
  return (run) => (run.variables[node.variable] === true ? whenTrue(run) : whenFalse(run));
}
