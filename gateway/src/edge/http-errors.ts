import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { isCode, type Code } from '../error-codes.ts';
import { explainHere, OUR_FAULT, type Explain } from '../errors.ts';
import type { Metrics } from '../telemetry/metrics.ts';

const codes = z.string().refine(isCode);
const withStatus = z.object({ code: codes, http: z.object({ status: z.int() }) });
const ofFastify = z.object({ statusCode: z.int().min(400).max(499), code: z.string(), message: z.string() });

/** Every refusal is JSON with a code and words; faults of ours say nothing but the request's id. */
export function answerErrors(app: FastifyInstance, metrics: Metrics, explain: Explain = explainHere): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = describe(error);
    metrics.refusals.inc({ code });
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request broke');
    return reply.code(status).send({ errors: [{ message, extensions: explain(code, request.id) }] });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      errors: [
        {
          message: `There is nothing at ${request.method} ${request.url.split('?', 1)[0] ?? ''}; the graph is at POST /graphql.`,
          extensions: explain('NOT_FOUND', request.id),
        },
      ],
    }),
  );
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
