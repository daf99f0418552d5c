import type { FastifyReply, FastifyRequest } from 'fastify';
import { mediaTypeFor } from '../graph/media-type.ts';
import type { Snapshot } from './snapshot.ts';

/** Sends a snapshot, or 304 when the caller holds the same already. Only the caller may keep it, and must ask each time. */
export function sendSnapshot(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, body }: Snapshot,
): FastifyReply {
  void reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'authorization, origin');
  if (holds(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(mediaTypeFor(request.headers.accept)).send(body);
}

function holds(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
