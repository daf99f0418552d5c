/** A place kept for one tarball. */
export interface UploadRow {
  id: string;
  /** Who opened it; nobody else may fill it. */
  actorId: string;
  bytes: number;
  sha256: string;
  expiresAt: Date;
  receivedAt: Date | null;
  rev: number;
}

export const MAX_UPLOAD_BYTES = 20_000_000;

/** Milliseconds in which the bytes have to arrive. */
export const UPLOAD_TIME_MS = 15 * 60_000;
