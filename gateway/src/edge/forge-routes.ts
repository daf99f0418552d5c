import { PASSPORT_HEADER, type GrantPassport } from '@guildhall/service-runtime';
import { pipeline, Transform } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { Admit } from '../admit.ts';
import { isKeepable } from '../documents/keepable.ts';
import { speak, tooLarge } from '../errors.ts';
import type { GatewayContext } from '../graph/subgraph-client.ts';
import { traceHeaders } from '../telemetry/trace.ts';
import { askService } from './ask-service.ts';

const DEADLINE_MS = 30_000;
/** Three times what may be uploaded. */
const MOST_BYTES = 64 * 1024 * 1024;
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
      const from = await askerOf(incoming, reply);
      const path = `/uploads/${partOf(incoming.params.id)}`;
      const answer = await ask('PUT', path, from, {
        body: incoming.raw.readableEnded ? null : incoming.raw,
        headers: lengthOf(incoming.headers['content-length']),
      });
      return passOn(reply, answer);
    });
    done();
  });

  app.get<{ Params: { sha256: string } }>('/v1/artifacts/:sha256', async (incoming, reply) => {
    const from = await askerOf(incoming, reply);
    return passOn(reply, await ask('GET', `/artifacts/${partOf(incoming.params.sha256)}`, from, {}));
  });

  async function askerOf(incoming: FastifyRequest, reply: FastifyReply): Promise<GatewayContext> {
    return { session: (await admit(incoming, reply)).session, trace: incoming.trace };
  }

  async function ask(
    method: 'GET' | 'PUT',
    path: string,
    { session, trace }: GatewayContext,
    extra: { body?: Dispatcher.DispatchOptions['body']; headers?: Record<string, string> },
  ) {
    return askService(new URL(path, forgeUrl), {
      method,
      body: extra.body ?? null,
      headers: {
        ...extra.headers,
        'content-type': 'application/octet-stream',
        'x-request-id': session.requestId,
        ...traceHeaders(trace),
        [PASSPORT_HEADER]: await grant(session, 'forge', ''),
      },
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
  }
}

/** As a part of another address. */
function partOf(name: string): string {
  if (isKeepable(name)) return encodeURIComponent(name);
  throw speak('NOT_FOUND', 'There is nothing of this name: it holds NUL.', 404);
}

function lengthOf(length: string | undefined): Record<string, string> {
  return length ? { 'content-length': length } : {};
}

function passOn(
  reply: FastifyReply,
  { statusCode, headers, body }: Dispatcher.ResponseData<unknown>,
): FastifyReply {
  if (Number(headers['content-length'] ?? 0) > MOST_BYTES) {
    body.destroy();
    throw tooLarge('artifact', MOST_BYTES);
  }
  for (const name of PASSED_ON) {
    const value = headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  return reply.code(statusCode).send(
    pipeline(body, atMost(MOST_BYTES), () => {
      // Whoever reads sees the end come too soon; there is nobody else to tell.
    }),
  );
}

/** Cuts off what says nothing of its length and does not end. */
function atMost(bytes: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > bytes) done(tooLarge('artifact', bytes));
      else done(null, chunk);
    },
  });
}
