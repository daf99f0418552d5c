import type { FetchNode } from '../plan/plan.ts';
import { deepMerge } from './deep-merge.ts';
import { findAt } from './places.ts';
import { bodyWriter } from './request-body.ts';
import { compileRewrites } from './rewrites.ts';
import type { Execute, Surroundings } from './run.ts';
import { readAnswer } from './subgraph-answer.ts';
import { relocate, unanswered } from './subgraph-error.ts';

/** Root fields of one subgraph, merged into the objects at the node's place. */
export function compileFetch<Context>(
  node: FetchNode,
  { schema, send }: Surroundings<Context>,
): Execute<Context> {
  const { service, operationKind } = node;
  const write = bodyWriter(node);
  const rewrite = compileRewrites(schema, node.outputRewrites);
  const finder = findAt(schema, node.place);
  const isRoot = node.place.length === 0;
  const names = node.place.flatMap((step) => (step.kind === 'key' ? [step.name] : []));
  return async ({ data, errors, sent, context }) => {
    if (!isRoot && isAbsent(finder, data)) return;
    try {
      const request = { service, operationKind, body: write(sent, []) };
      const answer = readAnswer(service, await send(request, context));
      for (const error of answer.errors)
        errors.push(relocate(service, error, error.path && [...names, ...error.path]));
      if (answer.data === null) return;
      const added = answer.data;
      rewrite?.(added);
      if (isRoot) deepMerge(data, added);
      // Copied, because what is merged later into one object must not appear in its neighbour.
      else
        finder.find(data, (object) => {
          deepMerge(object, structuredClone(added));
        });
    } catch (error) {
      errors.push(unanswered(error));
    }
  };
}

function isAbsent(finder: ReturnType<typeof findAt>, data: Record<string, unknown>): boolean {
  let absent = true;
  finder.find(data, () => {
    absent = false;
  });
  return absent;
}
