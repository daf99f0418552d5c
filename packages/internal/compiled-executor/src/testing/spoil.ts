import { buildSchema, printSchema } from 'graphql';
import type { PlanNode } from '../plan/plan.ts';
import type { Supergraph } from '../planner/query-planner.ts';

/** Breaks one step of planning or execution, for tests that must then fail. */
export type Spoil = (supergraph: Supergraph) => Supergraph;

/** Nothing is promised any more, so no missing value takes its surroundings away. */
export const withoutNullPropagation: Spoil = (supergraph) => ({
  ...supergraph,
  apiSchema: buildSchema(printSchema(supergraph.apiSchema).replaceAll('!', '')),
});

export const withoutInputRewrites = changingPlans((node) =>
  node.kind === 'entities'
    ? { ...node, batches: node.batches.map((batch) => ({ ...batch, inputRewrites: [] })) }
    : node,
);

export const withoutOutputRewrites = changingPlans((node) => {
  if (node.kind === 'fetch') return { ...node, outputRewrites: [] };
  if (node.kind !== 'entities') return node;
  return { ...node, batches: node.batches.map((batch) => ({ ...batch, outputRewrites: [] })) };
});

/** What depends on a condition is never asked for. */
export const withoutConditions = changingPlans((node) =>
  node.kind === 'condition' ? { kind: 'sequence', nodes: node.whenFalse ? [node.whenFalse] : [] } : node,
);

/** Subgraphs are told keys and nothing that fields require. */
export const withoutRequirements = changingPlans((node) => {
  if (node.kind !== 'entities') return node;
  const isKey = (name: string) => ['__typename', 'id', 'handle'].includes(name);
  const batches = node.batches.map((batch) => ({
    ...batch,
    requires: batch.requires.map((each) =>
      each.kind === 'field'
        ? each
        : { ...each, selections: each.selections.filter((one) => one.kind !== 'field' || isKey(one.name)) },
    ),
  }));
  return { ...node, batches };
});

function changingPlans(change: (node: PlanNode) => PlanNode): Spoil {
  const changeAll = (node: PlanNode): PlanNode => {
    const changed = change(node);
    return changed.kind === 'sequence' || changed.kind === 'parallel'
      ? { ...changed, nodes: changed.nodes.map(changeAll) }
      : changed;
  };
  return (supergraph) => ({
    ...supergraph,
    planner: {
      ...supergraph.planner,
      plan(document, operationName) {
        const plan = supergraph.planner.plan(document, operationName);
        return plan && changeAll(plan);
      },
    },
  });
}
