import type { EntitiesNode, EntityBatch, PlanNode } from './plan.ts';
import { joinOperations } from './join-operations.ts';

/**
 * Requests for entities that a plan sends to one subgraph at the same time become one request. Asking the same of
 * several places becomes one batch.
 */
export function mergeEntityFetches(node: PlanNode): PlanNode {
  switch (node.kind) {
    case 'sequence':
      return { ...node, nodes: node.nodes.map(mergeEntityFetches) };
    case 'parallel':
      return mergeParallel(node.nodes.map(mergeEntityFetches));
    case 'condition':
      return {
        ...node,
        whenTrue: node.whenTrue && mergeEntityFetches(node.whenTrue),
        whenFalse: node.whenFalse && mergeEntityFetches(node.whenFalse),
      };
    case 'fetch':
    case 'entities':
      return node;
  }
}

function mergeParallel(nodes: readonly PlanNode[]): PlanNode {
  const groups = Map.groupBy(nodes, (node) => (isMergeable(node) ? node.service : null));
  const merged: PlanNode[] = [...(groups.get(null) ?? [])];
  for (const [service, group] of groups)
    if (service !== null) merged.push(mergeGroup(group.filter((node) => node.kind === 'entities')));
  const [first] = merged;
  return first && merged.length === 1 ? first : { kind: 'parallel', nodes: merged };
}

function isMergeable(node: PlanNode): node is EntitiesNode {
  return (
    node.kind === 'entities' &&
    node.operationKind === 'query' &&
    node.batches.length === 1 &&
    node.batches.every(({ contextArguments }) => contextArguments.length === 0)
  );
}

function mergeGroup(nodes: readonly EntitiesNode[]): EntitiesNode {
  const distinct = [...Map.groupBy(nodes, askedBy).values()].flatMap(sharePlaces);
  const [first] = distinct;
  if (!first) throw new Error('nothing to merge');
  if (distinct.length === 1) return first;
  return {
    ...first,
    operation: joinOperations(distinct.map(({ operation }) => operation)),
    operationName: null,
    variables: [...new Set(distinct.flatMap(({ variables }) => variables))],
    batches: distinct.flatMap(({ batches }, index) => batches.map((batch) => numbered(batch, index))),
  };
}

/** Equal text: the same is asked, whatever the place. The operation's name only counts fetches. */
function askedBy(node: EntitiesNode): string {
  const operation = node.operationName ? node.operation.replace(node.operationName, '') : node.operation;
  const batches = node.batches.map((batch) => ({ ...batch, places: [] }));
  return JSON.stringify([operation, node.variables, batches]);
}

function sharePlaces(nodes: readonly EntitiesNode[]): EntitiesNode[] {
  const [first] = nodes;
  const [batch] = first?.batches ?? [];
  if (!first || !batch) return [];
  const places = nodes.flatMap((node) => node.batches.flatMap((each) => each.places));
  return [{ ...first, batches: [{ ...batch, places }] }];
}

function numbered(batch: EntityBatch, index: number): EntityBatch {
  return { ...batch, alias: `_e${index}`, variable: `_r${index}` };
}
