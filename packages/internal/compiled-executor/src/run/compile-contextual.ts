import type { GraphQLSchema } from 'graphql';
import type { ContextArgument, EntitiesNode, RewriteStep } from '../plan/plan.ts';
import { compileBatch, type CompiledBatch } from './compile-batch.ts';
import { isObject, type JsonObject } from './json.ts';
import { placeEntities } from './place-entities.ts';
import { bodyWriter } from './request-body.ts';
import type { Execute, Run, Surroundings } from './run.ts';
import { readAnswer } from './subgraph-answer.ts';
import { unanswered } from './subgraph-error.ts';
import { namesThatSatisfy } from './type-condition.ts';
import type { Target } from './gather.ts';

/** Objects that see the same values around them; they can be asked about in one request. */
interface Group {
  /** `"name":value` for each contextual argument. */
  readonly context: readonly string[];
  readonly texts: string[];
  readonly indexes: Map<string, number>;
  readonly targets: Target[];
}

/** Entities whose fields take arguments from the objects around them: one request per distinct set of values. */
export function compileContextual<Context>(
  node: EntitiesNode,
  surroundings: Surroundings<Context>,
): Execute<Context> {
  const { schema, send } = surroundings;
  const [only] = node.batches;
  if (!only || node.batches.length > 1) throw new Error('contextual batches are never merged');
  const { service, operationKind } = node;
  const batch = compileBatch(surroundings, only);
  const byVariable = Map.groupBy(only.contextArguments, ({ variable }) => variable);
  const readers = [...byVariable].map(([variable, sources]) => readerOf(schema, variable, sources));
  const write = bodyWriter(node);

  const ask = async ({ data, errors, sent, context }: Run<Context>, group: Group): Promise<void> => {
    const { texts, indexes, targets } = group;
    try {
      const ready = [`${JSON.stringify(batch.variable)}:[${texts.join(',')}]`, ...group.context];
      const request = { service, operationKind, body: write(sent, ready) };
      const answer = readAnswer(service, await send(request, context));
      const representations = new Map([[batch.variable, { texts, indexes }]]);
      const gathered = { isEmpty: false, representations, batches: [{ batch, targets }] };
      placeEntities({ service, data, answer, gathered, errors });
    } catch (error) {
      errors.push(unanswered(error));
    }
  };
  return async (run) => {
    await Promise.all(groupByContext(run.data, batch, readers).map((group) => ask(run, group)));
  };
}

type Reader = (holders: readonly JsonObject[]) => string;

function groupByContext(data: JsonObject, batch: CompiledBatch, readers: readonly Reader[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finder of batch.finders)
    finder.findWithHolders(data, (object, holders) => {
      const text = batch.represent(object);
      if (text === null) return;
      const context = readers.map((read) => read(holders));
      const group = groups.get(context.join()) ?? emptyGroup(context);
      groups.set(context.join(), group);
      const index = group.indexes.get(text) ?? group.texts.push(text) - 1;
      group.indexes.set(text, index);
      group.targets.push({ object, index });
    });
  return [...groups.values()];
}

function emptyGroup(context: readonly string[]): Group {
  return { context, texts: [], indexes: new Map(), targets: [] };
}

/** Reads one argument's value, `"name":value`: from the first of the types that may set it which does. */
function readerOf(schema: GraphQLSchema, variable: string, sources: readonly ContextArgument[]): Reader {
  const lookUps = sources.map(({ path }) => lookUp(schema, path));
  return (holders) => {
    const value = lookUps.reduce<unknown>((found, look) => found ?? look(holders), null);
    return `${JSON.stringify(variable)}:${JSON.stringify(value)}`;
  };
}

/** Up as often as the path says, then down by name. */
function lookUp(
  schema: GraphQLSchema,
  path: readonly RewriteStep[],
): (holders: readonly JsonObject[]) => unknown {
  const ups = path.filter(({ kind }) => kind === 'up').length;
  const names = (step: RewriteStep) => (step.kind === 'types' ? namesThatSatisfy(schema, step.names) : null);
  const steps = path.slice(ups).map((step) => (step.kind === 'key' ? step.name : names(step)));
  return (holders) => {
    let value: unknown = holders[holders.length - ups];
    for (const step of steps) {
      if (!isObject(value)) return null;
      if (typeof step === 'string') value = value[step];
      else if (typeof value['__typename'] === 'string' && !step?.has(value['__typename'])) return null;
    }
    return value ?? null;
  };
}
