import type { Session } from '@guildhall/authz';
import { PASSPORT_HEADER, type GrantPassport } from '@guildhall/service-runtime';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { request, type Dispatcher } from 'undici';
import type { Admit } from '../admit.ts';

const DEADLINE_MS = 30_000;
const PASSED_ON = ['content-type', 'content-length', 'etag', 'cache-control'];

/** `PUT /v1/uploads/:id` and `GET /v1/artifacts/:sha256`: bytes on their way to and from Forge. */
export function serveForgeRoutes(
  app: FastifyInstance,
  options: {
    forgeUrl: string;
    grant: GrantPassport;
    admit: Admit;
  },
): void {
  const { forgeUrl, grant, admit } = options;

  void app.register((uploads, _options, done) => {
    // Streamed through: Forge knows the limits and counts.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null);
    });
    uploads.put<{ Params: { id: string } }>('/v1/uploads/:id', async (incoming, reply) => {
      const { session } = await admit(incoming, reply);
      const path = `/uploads/${encodeURIComponent(incoming.params.id)}`;
      const answer = await ask('PUT', path, session, {
        body: incoming.raw,
        headers: lengthOf(incoming.headers['content-length']),
      });
      return passOn(reply, answer);
    });
    done();
  });

  app.get<{ Params: { sha256: string } }>('/v1/artifacts/:sha256', async (incoming, reply) => {
    const { session } = await admit(incoming, reply);
    return passOn(
      reply,
      await ask('GET', `/artifacts/${encodeURIComponent(incoming.params.sha256)}`, session, {}),
    );
  });

  async function ask(
    method: 'GET' | 'PUT',
    path: string,
    session: Session,
    extra: { body?: Dispatcher.DispatchOptions['body']; headers?: Record<string, string> },
  ) {
    return request(new URL(path, forgeUrl), {
      method,
      body: extra.body ?? null,
      headers: {
        ...extra.headers,
        'content-type': 'application/octet-stream',
        'x-request-id': session.requestId,
        [PASSPORT_HEADER]: await grant(session, 'forge', ''),
      },
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
  }
}

function lengthOf(length: string | undefined): Record<string, string> {
  return length ? { 'content-length': length } : {};
}

function passOn(reply: FastifyReply, { statusCode, headers, body }: Dispatcher.ResponseData): FastifyReply {
  for (const name of PASSED_ON) {
    const value = headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  return reply.code(statusCode).send(body);
}
