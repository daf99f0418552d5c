import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { isCode, type Code } from '../error-codes.ts';
import { explainHere, OUR_FAULT, type Explain } from '../errors.ts';
import type { Metrics } from '../telemetry/metrics.ts';

const codes = z.string().refine(isCode);
const withStatus = z.object({ code: codes, http: z.object({ status: z.int() }) });
const ofFastify = z.object({ statusCode: z.int().min(400).max(499), code: z.string(), message: z.string() });

/** Methods that some address of ours knows. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT'];

/** Every refusal is JSON with a code and words; faults of ours say nothing but the request's id. */
export function answerErrors(app: FastifyInstance, metrics: Metrics, explain: Explain = explainHere): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = describe(error);
    metrics.refusals.inc({ code });
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request broke');
    return reply.code(status).send({ errors: [{ message, extensions: explain(code, request.id) }] });
  });
  app.setNotFoundHandler((request, reply) => {
    const url = request.url.split('?', 1)[0] ?? '';
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url }));
    const [status, code, message] =
      allowed.length > 0
        ? ([
            405,
            'BAD_REQUEST',
            `${url} does not know ${request.method}; it knows ${allowed.join(', ')}.`,
          ] as const)
        : ([
            404,
            'NOT_FOUND',
            `There is nothing at ${request.method} ${url}; the graph is at POST /graphql.`,
          ] as const);
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    return reply.code(status).send({ errors: [{ message, extensions: explain(code, request.id) }] });
  });
}

/** What is refused before any address is looked for: those that are no address, or that are too long. */
export function refuseAddress(explain: Explain) {
  return (error: Error, { id }: FastifyRequest, reply: FastifyReply): void => {
    const { status, code, message } = describe(error);
    void reply.code(status).send({ errors: [{ message, extensions: explain(code, id) }] });
  };
}

function describe(error: unknown): { status: number; code: Code; message: string } {
  if (error instanceof GraphQLError) {
    const read = withStatus.safeParse(error.extensions);
    if (read.success) return { status: read.data.http.status, code: read.data.code, message: error.message };
  }
  if (error instanceof z.ZodError)
    return {
      status: 400,
      code: 'BAD_USER_INPUT',
      message: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  const refused = ofFastify.safeParse(error);
  if (refused.success)
    return { status: refused.data.statusCode, code: 'BAD_REQUEST', message: refused.data.message };
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: OUR_FAULT };
}
