import { BROKER_SCRIPT, BROKER_SCRIPT_HASH } from './generated/broker-script.ts';

/**
 * The `Content-Security-Policy` a host must send with `sandboxDocument()`: one script, by hash, workers from blobs, no
 * network, and an opaque origin even when the document is opened by itself.
 */
export const SANDBOX_CSP = [
  "default-src 'none'",
  `script-src '${BROKER_SCRIPT_HASH}'`,
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  'sandbox allow-scripts',
].join('; ');

/** The page that plugins run under, served by the host as `/sandbox/v1.html` with `SANDBOX_CSP`. Runs in Node as well. */
export function sandboxDocument(): string {
  return `<!doctype html><meta charset="utf-8"><title>Plugin sandbox</title><script>${BROKER_SCRIPT}</script>`;
}
