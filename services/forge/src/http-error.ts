import type { FastifyReply } from 'fastify';

/** Answers as GraphQL does, so that clients read errors in one way. */
export function httpError(
  reply: FastifyReply,
  { status, code, message }: { status: number; code: string; message: string },
): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}

export const NOBODY = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Forge speaks only to its gateway.',
} as const;
