import { z } from 'zod';

const answer = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }).optional() }))
    .optional(),
});

export type Answer = z.infer<typeof answer> & { status: number };

/** One GraphQL request as it travels; whatever comes back is the answer, refusals included. */
export async function ask(
  graphql: string,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...answer.parse(await response.json()) };
}

/** The value at a path through objects and lists; a name of a list's field goes on in its first element. */
export function at(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return at(value[0], path);
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  return object.success ? at(object.data[name], rest) : undefined;
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path.split('.'));
  if (typeof found === 'string') return found;
  throw new Error(`no text at ${path} of ${JSON.stringify(value)}`);
}
