import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { isCode, type Code } from '../error-codes.ts';
import { explainHere, OUR_FAULT, type Explain } from '../errors.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { METHODS } from './methods.ts';

const codes = z.string().refine(isCode);
const withStatus = z.object({ code: codes, http: z.object({ status: z.int() }) });
const ofFastify = z.object({ statusCode: z.int().min(400).max(499), code: z.string(), message: z.string() });

interface Refusal {
  status: number;
  code: Code;
  message: string;
}

/** Every refusal is JSON with a code and words; faults of ours say nothing but the request's id. */
export function answerErrors(app: FastifyInstance, metrics: Metrics, explain: Explain = explainHere): void {
  const counted = (reply: FastifyReply, refusal: Refusal) => {
    metrics.refusals.inc({ code: refusal.code });
    return refuse(reply, refusal, explain);
  };
  app.setErrorHandler((error, request, reply) => {
    const refusal = describe(error);
    if (refusal.status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request broke');
    return counted(reply, refusal);
  });
  app.setNotFoundHandler(({ method, url: address }, reply) => {
    const url = address.split('?', 1)[0] ?? '';
    const allowed = METHODS.filter((known) => app.hasRoute({ method: known, url }));
    if (allowed.length === 0) {
      const message = `There is nothing at ${method} ${url}; the graph is at POST /graphql.`;
      return counted(reply, { status: 404, code: 'NOT_FOUND', message });
    }
    void reply.header('allow', allowed.join(', '));
    const message = `${url} does not know ${method}; it knows ${allowed.join(', ')}.`;
    return counted(reply, { status: 405, code: 'BAD_REQUEST', message });
  });
}

/** What is refused before any address is looked for: those that are no address, or that are too long. */
export function refuseAddress(explain: Explain) {
  return (error: Error, _request: FastifyRequest, reply: FastifyReply): void => {
    void refuse(reply, describe(error), explain);
  };
}

function refuse(reply: FastifyReply, { status, code, message }: Refusal, explain: Explain): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: explain(code, reply.request.id) }] });
}

function describe(error: unknown): Refusal {
  if (error instanceof GraphQLError) {
    const read = withStatus.safeParse(error.extensions);
    if (read.success) return { status: read.data.http.status, code: read.data.code, message: error.message };
  }
  if (error instanceof z.ZodError)
    return {
      status: 400,
      code: 'BAD_INPUT',
      message: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  const refused = ofFastify.safeParse(error);
  if (refused.success)
    return { status: refused.data.statusCode, code: 'BAD_REQUEST', message: refused.data.message };
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: OUR_FAULT };
}
