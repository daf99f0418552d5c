import { z } from 'zod';

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({}).optional() })).optional(),
});
const payload = z.looseObject({
  userErrors: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
});

/** Speaks GraphQL as one caller. */
export interface Client {
  /** The data of a query; throws when the answer has errors. */
  ask<T>(query: string, variables: Record<string, unknown>, shape: z.ZodType<T>): Promise<T>;
  /** The payload of the only field of a mutation; throws when it has userErrors. */
  perform<T>(
    field: string,
    inputType: string,
    selection: string,
    input: Record<string, unknown>,
    shape: z.ZodType<T>,
  ): Promise<T>;
}

export function openClient(gatewayUrl: string, token: string): Client {
  async function ask(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = answer.parse(await response.json());
    if (errors?.[0]) throw new Error(errors.map(({ message }) => message).join(' '));
    return data ?? {};
  }

  return {
    ask: async (query, variables, shape) => shape.parse(await ask(query, variables)),
    async perform(field, inputType, selection, input, shape) {
      const query = `mutation ($input: ${inputType}!) { ${field}(input: $input) { ${selection} userErrors { code message } } }`;
      const data = await ask(query, { input });
      const { userErrors = [] } = payload.parse(data[field]);
      if (userErrors[0]) throw new Error(`${field}: ${userErrors.map(({ message }) => message).join(' ')}`);
      return shape.parse(data[field]);
    },
  };
}
