import { createHash } from 'node:crypto';
import { readSupergraph } from '@guildhall/schema';
import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { z } from 'zod';
import { FakeMarketplace } from './fake-marketplace.ts';

export const TOKEN = 'token-of-a-publisher';
const schema = buildSchema(readSupergraph(), { assumeValidSDL: true });

/** What happens to a request before, or instead of, its answer. `outage` is that of a database behind the gateway. */
export type Mishap = 'cut-before' | 'cut-after' | 'busy' | 'nonsense' | 'outage';

export interface FakeGateway {
  readonly url: string;
  readonly marketplace: FakeMarketplace;
  /** The next requests that contain the text meet these mishaps, in order. */
  disturb(text: string, ...mishaps: Mishap[]): void;
  /** Operations as they arrived, uploads as `PUT`. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A gateway over the real contract with a small marketplace behind it, so that every document is checked. */
export async function startFakeGateway(): Promise<FakeGateway> {
  const app = fastify();
  const marketplace = new FakeMarketplace();
  const asked: string[] = [];
  const planned: { text: string; mishap: Mishap }[] = [];
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });

  async function meet(text: string, cut: () => void, answer: () => Promise<Answer>): Promise<Answer | null> {
    const at = planned.findIndex((plan) => text.includes(plan.text));
    const mishap = at < 0 ? null : planned.splice(at, 1)[0]?.mishap;
    if (mishap === 'busy') return { status: 503, body: 'upstream is away' };
    if (mishap === 'nonsense') return { status: 200, body: '<html>hello</html>' };
    if (mishap === 'cut-before') return (cut(), null);
    const answered = await answer();
    if (mishap === 'cut-after') return (cut(), null);
    if (mishap === 'outage') return withoutItsFields(answered);
    return answered;
  }

  serve(app, {
    async graphql(authorization, query, variables, cut) {
      asked.push(/(?:query|mutation) \w+[^{]*\{\s*(\w+)/.exec(query)?.[1] ?? query);
      return meet(query, cut, async () => {
        if (authorization !== `Bearer ${TOKEN}`) return EXPIRED;
        const result = await graphql({
          schema,
          source: query,
          rootValue: marketplace.root(),
          variableValues: variables,
        });
        return { status: 200, body: JSON.stringify(result) };
      });
    },
    async put(id, bytes, cut) {
      asked.push('PUT');
      return meet('PUT', cut, () => {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const receipt = marketplace.receive(id, sha256);
        return Promise.resolve(
          receipt
            ? { status: 201, body: JSON.stringify({ receipt }) }
            : { status: 404, body: JSON.stringify({ errors: [{ message: 'There is no such upload.' }] }) },
        );
      });
    },
  });
  app.post<{ Body: { plugin: string; token: string } }>('/v1/trusted-token', async (request, reply) => {
    asked.push('TRUSTED');
    if (request.body.token === 'token-of-a-build')
      return { key: TOKEN, expiresAt: new Date(Date.now() + 900_000).toISOString() };
    const message = 'No trusted publisher of this plugin fits the token.';
    return reply.code(403).send({ errors: [{ message, extensions: { code: 'NOT_TRUSTED' } }] });
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    marketplace,
    asked,
    disturb: (text, ...mishaps) => planned.push(...mishaps.map((mishap) => ({ text, mishap }))),
    close: () => app.close(),
  };
}

interface Answer {
  status: number;
  body: string;
}

/** As the gateway answers while the service that has the fields cannot reach its database. */
function withoutItsFields({ status, body }: Answer): Answer {
  const { data } = z.object({ data: z.record(z.string(), z.unknown()) }).parse(JSON.parse(body));
  const fields = Object.keys(data);
  const errors = fields.map((field) => ({
    message: 'Something broke on our side.',
    path: [field],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  }));
  const nothing = Object.fromEntries(fields.map((field) => [field, null]));
  return { status, body: JSON.stringify({ data: nothing, errors }) };
}

const EXPIRED: Answer = {
  status: 401,
  body: JSON.stringify({
    errors: [{ message: 'Your token has expired; sign in again.', extensions: { code: 'UNAUTHENTICATED' } }],
  }),
};

type Cut = () => void;
function serve(
  app: FastifyInstance,
  handlers: {
    graphql(
      authorization: string | undefined,
      query: string,
      variables: Record<string, unknown>,
      cut: Cut,
    ): Promise<Answer | null>;
    put(id: string, bytes: Buffer, cut: Cut): Promise<Answer | null>;
  },
): void {
  app.post<{ Body: { query: string; variables: Record<string, unknown> } }>(
    '/graphql',
    async (request, reply) => {
      const { query, variables } = request.body;
      const answer = await handlers.graphql(request.headers.authorization, query, variables, () => {
        reply.hijack();
        request.raw.socket.destroy();
      });
      if (answer) await reply.code(answer.status).type('application/json').send(answer.body);
    },
  );
  app.put<{ Params: { id: string }; Body: Buffer }>('/v1/uploads/:id', async (request, reply) => {
    const answer = await handlers.put(request.params.id, request.body, () => {
      reply.hijack();
      request.raw.socket.destroy();
    });
    if (answer) await reply.code(answer.status).type('application/json').send(answer.body);
  });
}
