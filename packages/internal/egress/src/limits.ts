/** What one request may cost; bytes and milliseconds. */
export interface EgressLimits {
  /** Headers and body together. */
  readonly requestBytes: number;
  /** Holds before and after decompression. */
  readonly responseBytes: number;
  readonly resolveMs: number;
  /** TCP and TLS. */
  readonly connectMs: number;
  readonly headersMs: number;
  /** From the call to the last byte, redirects included. */
  readonly wholeMs: number;
  readonly redirects: number;
}

export const DEFAULT_LIMITS: EgressLimits = {
  requestBytes: 256 * 1024,
  responseBytes: 1024 * 1024,
  resolveMs: 2_000,
  connectMs: 2_000,
  headersMs: 3_000,
  wholeMs: 5_000,
  redirects: 3,
};

/** Names and values of an answer's headers; more is an answer that cannot be read. */
const HEADER_BYTES = 16 * 1024;

/** What one request can move at most within the default limits, in bytes, however often it is redirected. */
export const MOST_BYTES =
  (DEFAULT_LIMITS.redirects + 1) * (DEFAULT_LIMITS.requestBytes + 2 * HEADER_BYTES) +
  DEFAULT_LIMITS.responseBytes;
