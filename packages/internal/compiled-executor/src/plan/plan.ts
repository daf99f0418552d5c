/*
 * What a planner decided, in words that do not depend on which planner it was. Places are absolute: a node says where in
 * the answer it reads and writes.
 */

/** One step from a piece of the answer to a deeper one; `types` stays in place and passes only objects of these types. */
export type PlaceStep =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'each' }
  | { readonly kind: 'types'; readonly names: readonly string[] };

export type Place = readonly PlaceStep[];

/** A step of a rewrite; `up` leaves for the object that holds this one. */
export type RewriteStep =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'types'; readonly names: readonly string[] }
  | { readonly kind: 'up' };

/** A correction of data on its way to or from a subgraph: the last step names the key that is set or renamed. */
export type Rewrite = { readonly path: readonly RewriteStep[] } & (
  { readonly kind: 'set'; readonly value: unknown } | { readonly kind: 'rename'; readonly to: string }
);

/** What a subgraph must be told about an object before it can resolve it. */
export type Requirement =
  | {
      readonly kind: 'field';
      /** What the answer calls it. */
      readonly read: string;
      /** What the subgraph calls it. */
      readonly name: string;
      readonly selections: readonly Requirement[] | null;
    }
  | { readonly kind: 'fragment'; readonly type: string; readonly selections: readonly Requirement[] };

/** Whether an operation may be repeated. */
export type OperationKind = 'query' | 'mutation';

interface Asked {
  readonly service: string;
  readonly operation: string;
  readonly operationName: string | null;
  readonly operationKind: OperationKind;
  /** Names of the client's variables that travel along. */
  readonly variables: readonly string[];
}

/** Root fields of one subgraph, merged into every object at `place`. */
export interface FetchNode extends Asked {
  readonly kind: 'fetch';
  readonly place: Place;
  readonly outputRewrites: readonly Rewrite[];
}

/** Objects of one kind that a subgraph adds fields to. */
export interface EntityBatch {
  /** The response name of its `_entities`. */
  readonly alias: string;
  /** The variable that carries its representations; batches may share one. */
  readonly variable: string;
  readonly places: readonly Place[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** Arguments whose values are read around the object: variable name and where from. */
  readonly contextArguments: readonly ContextArgument[];
}

export interface ContextArgument {
  readonly variable: string;
  readonly path: readonly RewriteStep[];
}

export interface EntitiesNode extends Asked {
  readonly kind: 'entities';
  readonly batches: readonly EntityBatch[];
}

export interface ConditionNode {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: PlanNode | null;
  readonly whenFalse: PlanNode | null;
}

export type PlanNode =
  | { readonly kind: 'sequence'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'parallel'; readonly nodes: readonly PlanNode[] }
  | ConditionNode
  | FetchNode
  | EntitiesNode;
