import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { logFault } from './logged-error.ts';

const REQUEST_ID = /^[\w-]{1,64}$/;
const ofFastify = z.object({ statusCode: z.int().min(400).max(499), message: z.string() });

interface Refusal {
  status: number;
  code: string;
  message: string;
}

/** The id under which the caller knows its request; what it is not told is logged under it. */
export function requestIdOf({ headers }: { headers: Record<string, string | string[] | undefined> }): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : crypto.randomUUID();
}

/**
 * Answers what routes throw, as `{ errors: [{ message, extensions: { code, requestId } }] }`. What the caller got wrong is
 * said (4xx). Of what broke (500) not a word is told, and it is logged. What was only away is 500, too: 503 would promise
 * that nothing was done.
 */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, { id, method, routeOptions, log }, reply) => {
    const { status, code, message } = describe(error);
    if (status >= 500)
      logFault(log, error, { requestId: id, method, route: routeOptions.url }, 'a request broke');
    return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: id } }] });
  });
}

function describe(error: unknown): Refusal {
  if (error instanceof z.ZodError) {
    const message = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return { status: 400, code: 'BAD_REQUEST', message };
  }
  const refused = ofFastify.safeParse(error).data;
  if (refused) return { status: refused.statusCode, code: 'BAD_REQUEST', message: refused.message };
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something broke here; it is logged.' };
}
