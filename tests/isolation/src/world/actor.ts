import { z } from 'zod';
import { ask, valuesAt, type Answer } from './ask.ts';
import { fieldOf, namedTypeOf, plainSelection, typeNamed } from './schema.ts';

/** One mutation as it was asked, and what came back. */
export interface Act {
  field: string;
  input: Record<string, unknown>;
  answer: Answer;
}

/** `mutation ($input: XInput!) { field(input: $input) { … } }`, selecting everything the payload can tell. */
export function mutationDocument(field: string): string {
  const { args, name } = fieldOf('Mutation', field);
  const payload = typeNamed(namedTypeOf(fieldOf('Mutation', field)).name);
  return `mutation ($input: ${String(args[0]?.type)}) { ${name}(input: $input) { ${plainSelection(payload, 2)} } }`;
}

export async function perform(
  graphql: string,
  token: string,
  field: string,
  input: Record<string, unknown>,
): Promise<Act> {
  return { field, input, answer: await ask(graphql, token, mutationDocument(field), { input }) };
}

const userError = z.object({ code: z.string(), message: z.string(), field: z.array(z.string()).nullable() });

/** The first thing said against a mutation, returned or thrown; the field is empty where the whole was refused. */
export function faultOf({ field, answer }: Act): { code: string; message: string; field: string[] } {
  const [error] = answer.errors ?? [];
  if (error) return { code: error.extensions?.code ?? '', message: error.message, field: [] };
  const [fault] = valuesAt(answer.data, [field, 'userErrors']);
  const read = userError.parse(fault);
  return { ...read, field: read.field ?? [] };
}

/** What kept the mutation from being done, in words; null when it was done. */
export function refusalOf({ field, answer }: Act): string | null {
  if (answer.errors?.[0]) return answer.errors.map(({ message }) => message).join(' ');
  const faults = valuesAt(answer.data, [field, 'userErrors']);
  if (faults.length > 0) return JSON.stringify(faults);
  return valuesAt(answer.data, [field])[0] == null ? 'no payload' : null;
}
