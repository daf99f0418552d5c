import type { ApolloGateway } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import type { Answer, CompiledOperation } from '../operation/compile-operation.ts';
import type { JsonObject } from '../run/json.ts';
import { createCompiledExecutor, type CompiledExecutor } from '../operation/compiled-executor.ts';
import { openSupergraph } from '../planner/open-supergraph.ts';
import type { PlannerName } from '../planner/query-planner.ts';
import type { Send } from '../run/run.ts';
import { InFlight } from '../subgraphs/in-flight.ts';
import { sharedSend, type IdentityOf } from '../subgraphs/shared-send.ts';
import { JsonText } from './json-text.ts';
import { openStockExecutor, type GatewayExecutor, type StockExecutor } from './stock-executor.ts';

type SchemaListener = Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0];
type GatewayRequest = Parameters<GatewayExecutor>[0];
type GatewayAnswer = Awaited<ReturnType<GatewayExecutor>>;

export interface CompiledGatewayOptions<Context> {
  readonly supergraphSdl: string;
  readonly planner: PlannerName;
  readonly send: Send<Context>;
  /**
   * Which documents are answered with data as `JsonText`, for `stringifyAnswer`; not those whose data somebody still
   * looks into.
   */
  readonly asText: (query: string) => boolean;
  /** Null: equal queries are never shared. */
  readonly identityOf: IdentityOf<Context> | null;
  /** Told of every request that the stock executor had to run, and why. */
  readonly onFallback: (reason: string) => void;
}

/** A document that fits the graph in service, and whose it is. */
export interface ValidatedQuestion<Context> {
  readonly document: DocumentNode;
  /** Names the document among all others. */
  readonly hash: string;
  readonly operationName: string | null;
  readonly variables: Readonly<JsonObject>;
  readonly context: Context;
}

/** One supergraph in service. */
interface Serving<Context> {
  readonly executor: CompiledExecutor<Context>;
  /** Opened by the first request that needs it. */
  stock: Promise<StockExecutor> | null;
}

/** Stands where `ApolloGateway` stands in Apollo Server: plans with either planner, executes what it compiled. */
export class CompiledGateway<Context extends Record<string, unknown>> {
  readonly #options: CompiledGatewayOptions<Context>;
  readonly #send: Send<Context>;
  readonly #listeners = new Set<SchemaListener>();
  readonly #answers = new InFlight<GatewayAnswer>();
  readonly #written = new InFlight<Answer<string> | null>();
  readonly #texts = new InFlight<string>();
  #serving: Serving<Context> | null = null;

  constructor(options: CompiledGatewayOptions<Context>) {
    const { send, identityOf } = options;
    this.#options = options;
    this.#send = identityOf ? sharedSend(send, { inFlight: this.#texts, identityOf }) : send;
  }

  /** The planner in use, which may not be the one asked for; null before `load`. */
  get planner(): PlannerName | null {
    return this.#serving?.executor.supergraph.planner.name ?? null;
  }

  async load(): Promise<{ executor: GatewayExecutor }> {
    await this.update(this.#options.supergraphSdl);
    return { executor: (request) => this.#execute(request) };
  }

  /**
   * Answers a document that was validated before, as text and without Apollo Server. Null when it has to go the long way:
   * what is not compiled, and what is refused before it runs.
   */
  async answer(asked: ValidatedQuestion<Context>): Promise<Answer<string> | null> {
    const { document, operationName, variables, context } = asked;
    const operation = this.#serving?.executor.prepare(document, operationName ?? undefined);
    if (!operation || 'errors' in operation || 'reason' in operation) return null;
    const act = async () => {
      const answer = await operation.executeToJson(variables, context);
      return 'data' in answer ? answer : null;
    };
    if (operation.isMutation) return this.#write(act);
    const identity = this.#options.identityOf?.(context) ?? null;
    if (identity === null) return act();
    return this.#written.share(JSON.stringify([identity, asked.hash, operationName, variables]), act);
  }

  /** Serves another supergraph from now on. Throws when it is broken; then the old one keeps serving. */
  async update(supergraphSdl: string): Promise<void> {
    const supergraph = await openSupergraph(supergraphSdl, this.#options.planner);
    const former = this.#serving;
    this.#serving = { executor: createCompiledExecutor(supergraph, this.#send), stock: null };
    for (const listener of this.#listeners) this.#tell(listener);
    await former?.stock?.then((stock) => stock.stop());
  }

  onSchemaLoadOrUpdate(listener: SchemaListener): () => void {
    this.#listeners.add(listener);
    this.#tell(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    await this.#serving?.stock?.then((stock) => stock.stop());
  }

  #tell(listener: SchemaListener): void {
    if (!this.#serving) return;
    const { apiSchema, sdl } = this.#serving.executor.supergraph;
    listener({ apiSchema, coreSupergraphSdl: sdl });
  }

  #execute(request: GatewayRequest): Promise<GatewayAnswer> {
    const serving = this.#serving;
    if (!serving) throw new Error('the gateway is not loaded');
    const operation = serving.executor.prepare(request.document, request.request.operationName);
    if ('errors' in operation) return Promise.resolve({ errors: operation.errors });
    if ('reason' in operation) return this.#fallBack(serving, request, operation.reason);
    const run = this.#options.asText(request.request.query ?? '') ? runToText : runToObjects;
    const act = () => run(operation, request);
    return operation.isMutation ? this.#write(act) : this.#read(act, request);
  }

  async #write<Answered>(act: () => Promise<Answered>): Promise<Answered> {
    try {
      return await act();
    } finally {
      this.#answers.forget();
      this.#written.forget();
      this.#texts.forget();
    }
  }

  #read(act: () => Promise<GatewayAnswer>, request: GatewayRequest): Promise<GatewayAnswer> {
    // Apollo hands the caller's own context back untyped.
    const identity = this.#options.identityOf?.(request.context as Context) ?? null;
    if (identity === null) return act();
    const { operationName = null, variables = null } = request.request;
    const key = JSON.stringify([identity, request.queryHash, operationName, variables]);
    return this.#answers.share(key, act);
  }

  async #fallBack(
    serving: Serving<Context>,
    request: GatewayRequest,
    reason: string,
  ): Promise<GatewayAnswer> {
    this.#options.onFallback(reason);
    serving.stock ??= openStockExecutor(serving.executor.supergraph.sdl, this.#options.send);
    const stock = await serving.stock;
    return stock.execute(request);
  }
}

function runToObjects<Context>(
  operation: CompiledOperation<Context>,
  { request, context }: GatewayRequest,
): Promise<GatewayAnswer> {
  return operation.execute(request.variables ?? {}, context as Context);
}

async function runToText<Context>(
  operation: CompiledOperation<Context>,
  { request, context }: GatewayRequest,
): Promise<GatewayAnswer> {
  const answer = await operation.executeToJson(request.variables ?? {}, context as Context);
  if (!('data' in answer)) return answer;
  const { data, ...rest } = answer;
  // Apollo Server passes data on unseen; `stringifyAnswer` writes it.
  return { ...rest, data: data === null ? null : new JsonText(data) };
}
