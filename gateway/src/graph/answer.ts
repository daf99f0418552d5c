import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tooLarge } from '../errors.ts';
import { statusFor } from './status.ts';
import type { GatewayContext } from './subgraph-client.ts';

/** An answer before it is sent. */
export interface Answer {
  status: number;
  headers: Iterable<[string, string]>;
  body: string;
}

/** Runs what a request asks: `body` alone, whatever else the request holds. */
export async function answerOf(
  apollo: ApolloServer<GatewayContext>,
  request: FastifyRequest,
  context: GatewayContext,
  body: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      search: searchOf(body),
      body,
    },
    context: () => Promise.resolve(context),
  });
  if (answered.body.kind !== 'complete') throw new Error('an answer in parts was never asked for');
  const { string } = answered.body;
  const status = statusFor(request.headers.accept, answered.status ?? 200, string);
  return { status, headers: answered.headers, body: string };
}

/** As much as one subgraph may answer. Letters, which are bytes where it matters: nobody counts twice what is sent. */
const MOST_LETTERS = 16 * 1024 * 1024;

/** Whether an answer is one that we hand out. */
export function fits({ body }: Answer): boolean {
  return body.length <= MOST_LETTERS;
}

/** Throws ANSWER_TOO_LARGE instead of sending what nobody could have meant to ask for. */
export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (!fits(answer)) throw tooLarge('answer', MOST_LETTERS);
  const { status, headers, body } = answer;
  for (const [name, value] of headers) void reply.header(name, value);
  return reply.code(status).send(body);
}

/** A GET carries its document in the address. */
function searchOf(body: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(body))
    if (value !== null) params.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return `?${params.toString()}`;
}
