import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const userError = z.object({ code: z.string(), message: z.string() });
const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});
const payload = z.looseObject({ userErrors: z.array(userError).default([]) });

/** A caller who knows nothing of the storm: asks again until somebody answers. */
export interface StormClient {
  ask<T>(query: string, variables: Record<string, unknown>, shape: z.ZodType<T>): Promise<T>;
  /** A mutation with one field and an idempotency key; the code of the error when it is refused for good. */
  perform<T>(
    field: string,
    inputType: string,
    selection: string,
    input: Record<string, unknown>,
    shape: z.ZodType<T>,
  ): Promise<{ ok: true; value: T } | { ok: false; code: string; message: string }>;
  /** Sends bytes; the answer's JSON. */
  put<T>(path: string, body: Uint8Array<ArrayBuffer>, shape: z.ZodType<T>): Promise<T>;
  /** Sends JSON to an address that needs no token; null when it is not there, or has had too much for now. */
  deliver<T>(path: string, body: string, shape: z.ZodType<T>): Promise<T | null>;
  /** How often it had to ask again. */
  repetitions(): number;
}

/** What a webhook's address says for good: it is not there (any more), or it is asked too often. */
const REFUSALS = new Set([404, 429]);
const DEADLINE_MS = 8_000;
const PATIENCE_MS = 60_000;

export function openStormClient(gatewayUrl: string, token: string): StormClient {
  let repetitions = 0;

  async function until<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;)
      try {
        return await attempt();
      } catch (error) {
        if (Date.now() > end) throw new Error(`${what} was never answered`, { cause: error });
        repetitions++;
        await pause(150);
      }
  }

  const send = async (path: string, method: string, type: string, body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(new URL(path, gatewayUrl), {
      method,
      headers: { 'content-type': type, authorization: `Bearer ${token}` },
      body,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`);
    const json: unknown = JSON.parse(text);
    return json;
  };

  async function graphql(
    query: string,
    variables: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const body = JSON.stringify({ query, variables });
    const { data, errors } = answer.parse(await send('/graphql', 'POST', 'application/json', body));
    if (errors?.[0] || !data) throw new Error(errors?.map(({ message }) => message).join(' ') ?? 'no data');
    return data;
  }

  return {
    ask: (query, variables, shape) => until(query, async () => shape.parse(await graphql(query, variables))),
    async perform(field, inputType, selection, input, shape) {
      const query = `mutation ($input: ${inputType}!) { ${field}(input: $input) { ${selection} userErrors { code message } } }`;
      const value = await until(field, async () => payload.parse((await graphql(query, { input }))[field]));
      const [refusal] = value.userErrors;
      return refusal ? { ok: false, ...refusal } : { ok: true, value: shape.parse(value) };
    },
    put: (path, body, shape) =>
      until(`PUT ${path}`, async () => shape.parse(await send(path, 'PUT', 'application/gzip', body))),
    deliver: (path, body, shape) =>
      until(`POST ${path}`, async () => {
        const response = await fetch(new URL(path, gatewayUrl), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          signal: AbortSignal.timeout(DEADLINE_MS),
        });
        if (REFUSALS.has(response.status)) return null;
        if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
        return shape.parse(await response.json());
      }),
    repetitions: () => repetitions,
  };
}
