import type { FastifyReply, FastifyRequest } from 'fastify';
import { snapshotAnswer } from './snapshot-answer.ts';
import type { Snapshot } from './snapshot.ts';

export function sendSnapshot(request: FastifyRequest, reply: FastifyReply, snapshot: Snapshot): FastifyReply {
  const { status, headers, body } = snapshotAnswer(snapshot, request.headers);
  for (let at = 0; at < headers.length; at += 2) void reply.header(headers[at] ?? '', headers[at + 1]);
  return reply.code(status).send(body === null ? undefined : Buffer.from(body, 'latin1'));
}
