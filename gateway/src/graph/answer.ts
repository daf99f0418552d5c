import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
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

export function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
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
