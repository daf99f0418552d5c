import type { DocumentNode } from 'graphql';
import type { Supergraph } from '../planner/query-planner.ts';
import type { Send } from '../run/run.ts';
import {
  compileOperation,
  type CompiledOperation,
  type NotCompiled,
  type Refusal,
} from './compile-operation.ts';

/** Compiles each operation once; forgets it with its document. One per supergraph. */
export interface CompiledExecutor<Context> {
  readonly supergraph: Supergraph;
  /** The compiled operation, or why there is none. The document is valid for the schema that clients see. */
  prepare(
    document: DocumentNode,
    operationName: string | undefined,
  ): CompiledOperation<Context> | NotCompiled | Refusal;
}

type Prepared<Context> = CompiledOperation<Context> | NotCompiled | Refusal;

export function createCompiledExecutor<Context>(
  supergraph: Supergraph,
  send: Send<Context>,
): CompiledExecutor<Context> {
  const compiled = new WeakMap<DocumentNode, Map<string, Prepared<Context>>>();
  return {
    supergraph,
    prepare(document, operationName) {
      const operations = compiled.get(document) ?? new Map<string, Prepared<Context>>();
      compiled.set(document, operations);
      const key = operationName ?? '';
      const known = operations.get(key);
      if (known) return known;
      const prepared = tryCompile(supergraph, document, operationName, send);
      operations.set(key, prepared);
      return prepared;
    },
  };
}

/** A planner's failure is no reason to fail the request: the stock executor tries, and the reason is counted. */
function tryCompile<Context>(
  supergraph: Supergraph,
  document: DocumentNode,
  operationName: string | undefined,
  send: Send<Context>,
): Prepared<Context> {
  try {
    return compileOperation(supergraph, document, operationName, send);
  } catch (error) {
    return {
      reason: `the ${supergraph.planner.name} planner: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
