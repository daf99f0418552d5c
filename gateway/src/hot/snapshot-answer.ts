import type { IncomingHttpHeaders } from 'node:http';
import { mediaTypeFor } from '../graph/media-type.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot as it is sent. */
export interface SnapshotAnswer {
  readonly status: 200 | 304;
  /** Each name before its value. */
  readonly headers: readonly string[];
  /** Its bytes, one letter each: to be written as `latin1`. */
  readonly body: string | null;
}

/** The snapshot, or 304 when the caller holds the same already. Only the caller may keep it, and must ask each time. */
export function snapshotAnswer({ etag, body }: Snapshot, asked: IncomingHttpHeaders): SnapshotAnswer {
  const headers = ['etag', etag, 'cache-control', 'private, no-cache', 'vary', 'authorization, origin'];
  if (holds(asked['if-none-match'], etag)) return { status: 304, headers, body: null };
  headers.push('content-type', mediaTypeFor(asked.accept), 'content-length', String(body.length));
  return { status: 200, headers, body };
}

function holds(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
