/** The kind of due row that ends a run whose process died. */
export const INVOCATION_LOST = 'invocation-lost';

/** Longer than any run and its ending may take. */
export const LOST_AFTER_MS = 60_000;
