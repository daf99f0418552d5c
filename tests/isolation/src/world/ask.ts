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

/** Every value at a path through objects and lists. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((element: unknown) => valuesAt(element, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  return object.success ? valuesAt(object.data[name], rest) : [];
}

/** The only or first text at a path. */
export function textAt(value: unknown, path: string): string {
  const found = valuesAt(value, path.split('.'))[0];
  if (typeof found === 'string') return found;
  throw new Error(`no text at ${path} of ${JSON.stringify(value)}`);
}
