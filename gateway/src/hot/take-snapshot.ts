import { z } from 'zod';
import { ETAG, wire, type Snapshot } from './snapshot.ts';

const resolution = z.looseObject({
  etag: z.string().regex(ETAG),
  epoch: z.int(),
  feedSeq: z.int(),
  validUntil: z.iso.datetime(),
});
const answer = z.strictObject({ data: z.record(z.string(), z.unknown()) });

/** The answer as a snapshot; null when it has errors or does not say how long it holds. */
export function takeSnapshot(body: string, field: string, filledAt: number): Snapshot | null {
  const read = answer.safeParse(JSON.parse(body));
  if (!read.success) return null;
  const found = resolution.safeParse(read.data.data[field]);
  if (!found.success) return null;
  const { etag, epoch, feedSeq, validUntil } = found.data;
  return {
    epoch,
    feedSeq,
    filledAt,
    validUntil: Date.parse(validUntil),
    etag: `"${etag.slice(0, 32)}.${epoch.toString(36)}.${feedSeq.toString(36)}"`,
    body: wire(body),
  };
}
