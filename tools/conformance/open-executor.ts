import { parse, validate } from 'graphql';
import {
  createCompiledExecutor,
  openSupergraph,
  type PlannerName,
  type Send,
} from '../../packages/internal/compiled-executor/src/index.ts';

export interface Got {
  readonly data: unknown;
  readonly errors: boolean;
  /** Of the first error, or of what was not run. */
  readonly why: string;
}

/**
 * The compiled executor over the audit's subgraphs, in both of its forms: text as production has it, and objects. What
 * writes is asked once, as text.
 */
export async function openExecutor(
  sdl: string,
  planner: PlannerName,
): Promise<(query: string) => Promise<readonly Got[]>> {
  const supergraph = await openSupergraph(sdl, planner);
  const executor = createCompiledExecutor(supergraph, sendTo(sdl));
  return async (query) => {
    const document = parse(query);
    const [invalid] = validate(supergraph.apiSchema, document);
    if (invalid) return refused(invalid.message);
    const operation = executor.prepare(document, undefined);
    if ('reason' in operation) return refused(operation.reason);
    if ('errors' in operation) return refused(operation.errors.join());
    const text = await operation.executeToJson({}, {});
    const written = got(JSON.parse('data' in text ? (text.data ?? 'null') : 'null'), text);
    if (operation.isMutation) return [written];
    const objects = await operation.execute({}, {});
    return [written, got(JSON.parse(JSON.stringify('data' in objects ? objects.data : null)), objects)];
  };
}

function got(data: unknown, { errors = [] }: { errors?: readonly { message: string }[] | undefined }): Got {
  return { data, errors: errors.length > 0, why: errors[0]?.message ?? '' };
}

function refused(why: string): readonly Got[] {
  return [{ data: null, errors: true, why }];
}

function sendTo(sdl: string): Send<unknown> {
  const urls = new Map<string, string>();
  for (const [, name, url] of sdl.matchAll(/@join__graph\(name: "([^"]+)", url: "([^"]+)"\)/g))
    if (name && url) urls.set(name, url);
  return async ({ service, body }) => {
    const response = await fetch(urls.get(service) ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return response.text();
  };
}
