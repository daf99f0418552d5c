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

/**
 * Everything a host must send with `sandboxDocument()`: the policy, and for browsers that know it an empty
 * `Connection-Allowlist`. That closes what no policy can: lines opened ahead, names looked up ahead, WebRTC, and the
 * frame leaving for another address. Plugins run in a worker, which has none of these; this holds should code ever come
 * to run in the frame itself.
 */
export const SANDBOX_HEADERS = {
  'content-security-policy': SANDBOX_CSP,
  'connection-allowlist': '()',
  'x-dns-prefetch-control': 'off',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** The page that plugins run under, served by the host as `/sandbox/v1.html` with `SANDBOX_HEADERS`. Runs in Node as well. */
export function sandboxDocument(): string {
  return `<!doctype html><meta charset="utf-8"><title>Plugin sandbox</title><script>${BROKER_SCRIPT}</script>`;
}
