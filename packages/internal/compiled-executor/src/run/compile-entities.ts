import type { EntitiesNode } from '../plan/plan.ts';
import { compileBatch } from './compile-batch.ts';
import { compileContextual } from './compile-contextual.ts';
import { gather, type Gathered } from './gather.ts';
import { placeEntities } from './place-entities.ts';
import { bodyWriter } from './request-body.ts';
import type { Execute, Surroundings } from './run.ts';
import { readAnswer } from './subgraph-answer.ts';
import { unanswered } from './subgraph-error.ts';

/** Fields that a subgraph adds to objects it is told about: one request, however many batches. */
export function compileEntities<Context>(
  node: EntitiesNode,
  surroundings: Surroundings<Context>,
): Execute<Context> {
  if (node.batches.some(({ contextArguments }) => contextArguments.length > 0))
    return compileContextual(node, surroundings);
  const { send } = surroundings;
  const { service, operationKind } = node;
  const batches = node.batches.map((batch) => compileBatch(surroundings, batch));
  const write = bodyWriter(node);
  return async ({ data, errors, sent, context }) => {
    const gathered = gather(data, batches);
    if (gathered.isEmpty) return;
    try {
      const body = write(sent, writeRepresentations(gathered));
      const answer = readAnswer(service, await send({ service, operationKind, body }, context));
      placeEntities({ service, data, answer, gathered, errors });
    } catch (error) {
      // Each batch stands for a question of its own, and each goes without an answer.
      for (const each of gathered.batches) if (each.targets.length > 0) errors.push(unanswered(error));
    }
  };
}

function writeRepresentations({ representations }: Gathered): string[] {
  return Array.from(representations, ([variable, { texts }]) => `"${variable}":[${texts.join(',')}]`);
}
