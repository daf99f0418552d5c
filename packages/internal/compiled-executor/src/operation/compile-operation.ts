import { getVariableValues, OperationTypeNode, type DocumentNode, type GraphQLError } from 'graphql';
import { hasContextArguments } from '../plan/has-context-arguments.ts';
import { mergeEntityFetches } from '../plan/merge-entity-fetches.ts';
import type { Supergraph } from '../planner/query-planner.ts';
import { compilePlan } from '../run/compile-plan.ts';
import type { JsonObject } from '../run/json.ts';
import type { Execute, Run, Send } from '../run/run.ts';
import { generateShaper, type Shape } from '../shape/generate-shaper.ts';
import { operationOf } from '../shape/operation-of.ts';
import { toCompletion, type Completion, type Problem } from '../shape/problems.ts';
import { forbiddenName } from './forbidden-names.ts';
import { compileIntrospection, type Introspect } from './introspection.ts';

/** An answer whose data has the form `Data`: objects, or their JSON text. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly GraphQLError[];
  /** What subgraphs sent that the schema does not allow; told when nothing else explains the nulls. */
  readonly extensions?: { readonly valueCompletion: readonly Completion[] };
}

/** A request that was never run. */
export interface Refusal {
  readonly errors: readonly GraphQLError[];
}

/** One operation of a document, planned and compiled. */
export interface CompiledOperation<Context> {
  readonly isMutation: boolean;
  execute(sent: Readonly<JsonObject>, context: Context): Promise<Answer<JsonObject> | Refusal>;
  /** The same, with `data` as JSON text that was never an object. */
  executeToJson(sent: Readonly<JsonObject>, context: Context): Promise<Answer<string> | Refusal>;
}

/** What cannot be compiled, in a few words. */
export interface NotCompiled {
  readonly reason: string;
}

/** Plans and compiles once what then runs for every request. Throws what the planner throws. */
export function compileOperation<Context>(
  { apiSchema, fullSchema, planner }: Supergraph,
  document: DocumentNode,
  operationName: string | undefined,
  send: Send<Context>,
): CompiledOperation<Context> | NotCompiled | Refusal {
  const forbidden = forbiddenName(document);
  if (forbidden) return { errors: [forbidden] };
  const { operation, variableDefinitions = [] } = operationOf(document, operationName);
  if (operation === OperationTypeNode.SUBSCRIPTION) return { reason: 'subscription' };
  const introspect = compileIntrospection(apiSchema, document, operationName);
  if (!introspect) return { reason: 'introspection inside another object' };
  const plan = planner.plan(document, operationName);
  const copiesEntities = plan !== null && hasContextArguments(plan);
  const execute = compilePlan(plan && mergeEntityFetches(plan), { schema: fullSchema, send, copiesEntities });

  const run = async <Data>(
    sent: Readonly<JsonObject>,
    context: Context,
    shape: Shape<Data>,
  ): Promise<Answer<Data> | Refusal> => {
    const { coerced: variables, errors } = getVariableValues(apiSchema, variableDefinitions, sent);
    if (errors) return { errors };
    return answer({ data: {}, errors: [], sent, variables, context }, { execute, introspect, shape });
  };
  const toObject = lazy(() => generateShaper(apiSchema, document, operationName, 'object'));
  const toJson = lazy(() => generateShaper(apiSchema, document, operationName, 'json'));
  return {
    isMutation: operation === OperationTypeNode.MUTATION,
    execute: (sent, context) => run(sent, context, toObject()),
    executeToJson: (sent, context) => run(sent, context, toJson()),
  };
}

async function answer<Context, Data>(
  run: Run<Context>,
  parts: { execute: Execute<Context>; introspect: Introspect; shape: Shape<Data> },
): Promise<Answer<Data>> {
  await parts.execute(run);
  const problems: Problem[] = [];
  const data = parts.shape(run.data, run.variables, problems, parts.introspect(run.sent));
  if (run.errors.length > 0) return { data, errors: run.errors };
  return problems.length > 0
    ? { data, extensions: { valueCompletion: problems.map(toCompletion) } }
    : { data };
}

function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
