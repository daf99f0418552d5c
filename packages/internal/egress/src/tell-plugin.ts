import { isUtf8 } from 'node:buffer';
import type { FinalAnswer } from './follow-redirects.ts';
import type { EgressResponse } from './request.ts';

/** Cookies would be a credential the plugin could carry elsewhere; the rest concerns a connection it never sees. */
const KEPT_BACK = new Set([
  'alt-svc',
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'set-cookie',
  'set-cookie2',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The answer as the plugin gets it, secrets blotted out of every part. */
export function tellPlugin(
  { status, headers, body, url }: FinalAnswer,
  blotOut: (text: string) => string,
): EgressResponse {
  const shown = Object.entries(headers)
    .filter(([name]) => !KEPT_BACK.has(name))
    .map(([name, value]) => [blotOut(name), blotOut([value ?? ''].flat().join(', '))] as const);
  const clean = Buffer.from(blotOut((body ?? Buffer.alloc(0)).toString('latin1')), 'latin1');
  const encoding = isUtf8(clean) ? 'utf8' : 'base64';
  return {
    status,
    headers: Object.fromEntries(shown),
    body: clean.toString(encoding),
    encoding,
    finalUrl: blotOut(url.href),
  };
}
