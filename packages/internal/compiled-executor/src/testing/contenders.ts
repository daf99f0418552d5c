import { createHash } from 'node:crypto';
import { Kind, parse, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { openStockExecutor, type GatewayExecutor } from '../gateway/stock-executor.ts';
import { createCompiledExecutor } from '../operation/compiled-executor.ts';
import { openSupergraph } from '../planner/open-supergraph.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { PlannerName, Supergraph } from '../planner/query-planner.ts';
import { fakeSubgraphs, type FakeContext } from './fake-subgraphs.ts';
import type { RandomOperation } from './random-operation.ts';

export interface Outcome {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
}

/** Runs one operation, in one world. */
export type Contender = (
  document: DocumentNode,
  operation: RandomOperation,
  context: FakeContext,
) => Promise<Outcome>;

export interface CompiledContender {
  readonly run: Contender;
  /** The same, over JSON text. */
  readonly runAsText: Contender;
  readonly schema: GraphQLSchema;
  /** The plan; undefined when the planner fails to make one. */
  readonly planOf: (document: DocumentNode) => PlanNode | null | undefined;
}

/**
 * The compiled executor over fake subgraphs. Refuses to be silent about what it cannot compile. `spoil` breaks a step on
 * purpose, to see whether anybody notices.
 */
export async function compiledContender(
  sdl: string,
  planner: PlannerName,
  spoil: (supergraph: Supergraph) => Supergraph = (supergraph) => supergraph,
): Promise<CompiledContender> {
  const sound = await openSupergraph(sdl, planner);
  const supergraph = spoil(sound);
  const { send } = fakeSubgraphs(sdl);
  const executor = createCompiledExecutor<FakeContext>(supergraph, send);
  const prepare = (document: DocumentNode) => {
    const operation = executor.prepare(document, 'Random');
    if ('reason' in operation) throw new Error(`not compiled: ${operation.reason}`);
    if ('errors' in operation) throw new Error(`refused: ${operation.errors.join()}`);
    return operation;
  };
  return {
    schema: sound.apiSchema,
    planOf: (document) =>
      'reason' in executor.prepare(document, 'Random')
        ? undefined
        : supergraph.planner.plan(document, 'Random'),
    async run(document, { variables }, context) {
      const answer = await prepare(document).execute(variables, context);
      return { data: 'data' in answer ? answer.data : null, errors: answer.errors ?? [] };
    },
    async runAsText(document, { variables }, context) {
      const answer = await prepare(document).executeToJson(variables, context);
      const text = 'data' in answer ? (answer.data ?? 'null') : 'null';
      return { data: JSON.parse(text), errors: answer.errors ?? [] };
    },
  };
}

/** Apollo's own executor over the same fake subgraphs. */
export async function stockContender(sdl: string): Promise<Contender> {
  const { execute } = await openStockExecutor<FakeContext>(sdl, fakeSubgraphs(sdl).send);
  return async (document, { text, variables }, context) => {
    const queryHash = createHash('sha256').update(text).digest('hex');
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const request = { query: text, operationName: 'Random', variables };
    // All that the executor looks at; Apollo Server would add its own.
    const asked = { request, document, operation, queryHash, context, metrics: {}, logger: console };
    const { data, errors } = await execute(asked as unknown as Parameters<GatewayExecutor>[0]);
    return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [] };
  };
}

/** A document that clients could send, or what is wrong with it. */
export function parseValid(schema: GraphQLSchema, { text }: RandomOperation): DocumentNode {
  const document = parse(text, { noLocation: true });
  const [problem] = validate(schema, document);
  if (problem) throw new Error(`${problem.message}\n${text}`);
  return document;
}
