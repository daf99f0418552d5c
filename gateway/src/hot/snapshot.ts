/** An answer to `resolveContributions`, ready to be sent again while nothing it rests on has changed. */
export interface Snapshot {
  /** As the installation service read it before the rows. */
  epoch: number;
  feedSeq: number;
  /** Unix time in ms after which a scheduled restriction may say otherwise. */
  validUntil: number;
  /** Unix time in ms. */
  filledAt: number;
  /** Quoted, as it stands in the header: content, epoch and feed position. */
  etag: string;
  /**
   * The bytes to send, one letter each (`latin1`): Node sends a text in one piece with its headers, and a buffer in two;
   * a text of wider letters would be copied and written anew each time.
   */
  body: string;
}

/** A text as a snapshot holds it. */
export function wire(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** What may stand in a header. */
export const ETAG = /^[\w+/=.-]{1,200}$/;

/** Nothing older is served, whatever the epochs say. */
export const MAX_AGE_MS = 30_000;

export interface Standing {
  epoch: number;
  feedHead: number;
  now: number;
}

/** Why a snapshot may not be served, or null when it may. */
export function staleness(snapshot: Snapshot, { epoch, feedHead, now }: Standing): string | null {
  if (snapshot.feedSeq < feedHead) return 'feed';
  if (snapshot.epoch < epoch) return 'epoch';
  if (now >= snapshot.validUntil) return 'validity';
  if (now - snapshot.filledAt >= MAX_AGE_MS) return 'age';
  return null;
}
