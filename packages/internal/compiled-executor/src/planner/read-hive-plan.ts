import type {
  BatchFetchNode,
  FetchNode,
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as HiveNode,
  QueryPlan,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type {
  OperationKind,
  Place,
  PlaceStep,
  PlanNode,
  Requirement,
  Rewrite,
  RewriteStep,
} from '../plan/plan.ts';
import { CannotPlan } from './query-planner.ts';
import { readControl } from './read-control.ts';

/** Translates a plan of the Rust planner into ours. */
export function readHivePlan(plan: QueryPlan): PlanNode | null {
  return plan.node ? readNode(plan.node, []) : null;
}

function readNode(node: HiveNode, place: Place): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
    case 'Condition':
      return readControl(node, (child) => readNode(child, place));
    case 'Flatten':
      return readNode(node.node, [...place, ...node.path.map(readPlaceStep)]);
    case 'Fetch':
      return readFetch(node, place);
    case 'BatchFetch':
      return readBatchFetch(node);
    case 'Subscription':
      throw new CannotPlan('subscriptions are not executed');
    case 'Defer':
      throw new CannotPlan('@defer is not executed');
  }
}

function readFetch(node: FetchNode, place: Place): PlanNode {
  const outputRewrites = (node.outputRewrites ?? []).map(readRewrite);
  if (!node.requires?.length) return { kind: 'fetch', ...readAsked(node), place, outputRewrites };
  const batch = {
    alias: '_entities',
    variable: 'representations',
    places: [place],
    requires: node.requires.map(readRequirement),
    inputRewrites: (node.inputRewrites ?? []).map(readRewrite),
    outputRewrites,
    contextArguments: [],
  };
  return { kind: 'entities', ...readAsked(node), batches: [batch] };
}

function readBatchFetch(node: BatchFetchNode): PlanNode {
  const batches = node.entityBatch.aliases.map((each) => ({
    alias: each.alias,
    variable: each.representationsVariableName,
    places: each.paths.map((path) => path.map(readPlaceStep)),
    requires: each.requires.map(readRequirement),
    inputRewrites: (each.inputRewrites ?? []).map(readRewrite),
    outputRewrites: (each.outputRewrites ?? []).map(readRewrite),
    contextArguments: [],
  }));
  return { kind: 'entities', ...readAsked(node), batches };
}

function readAsked(node: FetchNode | BatchFetchNode) {
  return {
    service: node.serviceName,
    operation: node.operation,
    operationName: node.operationName ?? null,
    operationKind: readKind(node.operationKind),
    variables: node.variableUsages ?? [],
  };
}

function readKind(kind: FetchNode['operationKind']): OperationKind {
  if (kind === 'subscription') throw new CannotPlan('subscriptions are not executed');
  return kind ?? 'query';
}

function readPlaceStep(step: FlattenNodePathSegment): PlaceStep {
  if (step === '@') return { kind: 'each' };
  return 'Field' in step ? { kind: 'key', name: step.Field } : { kind: 'types', names: step.TypeCondition };
}

function readRequirement(node: RequiresSelection): Requirement {
  switch (node.kind) {
    case 'Field': {
      const selections = node.selections?.map(readRequirement) ?? null;
      return { kind: 'field', read: node.name, name: node.alias ?? node.name, selections };
    }
    case 'InlineFragment':
      return { kind: 'fragment', type: node.typeCondition, selections: node.selections.map(readRequirement) };
    case 'FragmentSpread':
      throw new CannotPlan('a named fragment inside requirements');
  }
}

function readRewrite(rewrite: FetchRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return { kind: 'rename', path: path.map(readRewriteStep), to: renameKeyTo };
  }
  // The planner writes setters in two ways.
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { kind: 'set', path: path.map(readRewriteStep), value: setValueTo };
}

function readRewriteStep(step: FetchNodePathSegment): RewriteStep {
  return 'Key' in step ? { kind: 'key', name: step.Key } : { kind: 'types', names: step.TypenameEquals };
}
