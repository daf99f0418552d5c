import { OperationTypeNode } from 'graphql';
import type {
  FetchDataKeyRenamer,
  FetchDataRewrite,
  FetchNode,
  PlanNode as ApolloNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import type {
  ContextArgument,
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

const FRAGMENT = '... on ';

/** Translates a plan of Apollo's planner into ours. */
export function readApolloPlan(plan: QueryPlan): PlanNode | null {
  if (!plan.node) return null;
  if (plan.node.kind === 'Subscription') throw new CannotPlan('subscriptions are not executed');
  return readNode(plan.node, []);
}

function readNode(node: ApolloNode, place: Place): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
    case 'Condition':
      return readControl(node, (child) => readNode(child, place));
    case 'Flatten':
      return readNode(node.node, [...place, ...node.path.flatMap(readPlaceStep)]);
    case 'Fetch':
      return readFetch(node, place);
    case 'Defer':
      throw new CannotPlan('@defer is not executed');
  }
}

function readFetch(node: FetchNode, place: Place): PlanNode {
  const asked = {
    service: node.serviceName,
    operation: node.operation,
    operationName: node.operationName ?? null,
    operationKind: readKind(node.operationKind),
    variables: node.variableUsages ?? [],
  };
  const outputRewrites = (node.outputRewrites ?? []).map(readRewrite);
  if (!node.requires) return { kind: 'fetch', ...asked, place, outputRewrites };
  const contextArguments = (node.contextRewrites ?? []).map(readContextArgument);
  const fromContext = new Set(contextArguments.map(({ variable }) => variable));
  const batch = {
    alias: '_entities',
    variable: 'representations',
    places: [place],
    requires: node.requires.map(readRequirement),
    inputRewrites: (node.inputRewrites ?? []).map(readRewrite),
    outputRewrites,
    contextArguments,
  };
  const variables = asked.variables.filter((name) => !fromContext.has(name));
  return { kind: 'entities', ...asked, variables, batches: [batch] };
}

function readKind(kind: OperationTypeNode): OperationKind {
  if (kind === OperationTypeNode.SUBSCRIPTION) throw new CannotPlan('subscriptions are not executed');
  return kind === OperationTypeNode.MUTATION ? 'mutation' : 'query';
}

/** `name`, `@`, and with type-conditioned fetching also `name|[Type,Type]`. */
function readPlaceStep(step: string | number): PlaceStep[] {
  const [name = '', types] = String(step).split('|', 2);
  const first: PlaceStep = name === '@' ? { kind: 'each' } : { kind: 'key', name };
  return types ? [first, { kind: 'types', names: types.slice(1, -1).split(',') }] : [first];
}

function readRequirement(node: QueryPlanSelectionNode): Requirement {
  if (node.kind === 'Field') {
    const selections = node.selections?.map(readRequirement) ?? null;
    const name = node.alias ?? node.name;
    return { kind: 'field', read: name, name, selections };
  }
  // Without a condition it asks the same of everything; Apollo's own executor passes over it as well.
  const selections = node.typeCondition ? node.selections.map(readRequirement) : [];
  return { kind: 'fragment', type: node.typeCondition ?? '', selections };
}

function readRewrite(rewrite: FetchDataRewrite): Rewrite {
  const path = rewrite.path.map(readRewriteStep);
  return rewrite.kind === 'ValueSetter'
    ? { kind: 'set', path, value: rewrite.setValueTo }
    : { kind: 'rename', path, to: rewrite.renameKeyTo };
}

function readContextArgument({ path, renameKeyTo }: FetchDataKeyRenamer): ContextArgument {
  return { variable: renameKeyTo, path: path.map(readRewriteStep) };
}

function readRewriteStep(step: string): RewriteStep {
  if (step === '..') return { kind: 'up' };
  return step.startsWith(FRAGMENT)
    ? { kind: 'types', names: [step.slice(FRAGMENT.length)] }
    : { kind: 'key', name: step };
}
