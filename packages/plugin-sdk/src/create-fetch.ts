import { PluginCallError } from './plugin-call-error.ts';
import { parseJson } from './parse-json.ts';
import { isPlainObject } from './plain-object.ts';
import type { FetchOptions, FetchResponse } from './plugin-api.ts';
import type { Json } from './wire.ts';

/** `api.fetch`: a call to the host, which decides whether the address may be reached. */
export function createFetch(ask: (method: string, params: Json) => Promise<Json>) {
  return async function fetch(url: string, options: FetchOptions = {}): Promise<FetchResponse> {
    const { method = 'GET', headers = {}, body } = options;
    return responseFrom(await ask('fetch', { url, method, headers, body: body ?? null }));
  };
}

function responseFrom(answer: Json): FetchResponse {
  if (!isPlainObject(answer) || typeof answer.status !== 'number' || typeof answer.body !== 'string') {
    throw new PluginCallError(
      'BAD_RESPONSE',
      'The host answered the request in a form this SDK does not know.',
    );
  }
  const { status, body } = answer;
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: textHeaders(answer.headers),
    text: () => Promise.resolve(body),
    json: async () => parseJson(await Promise.resolve(body)),
  };
}

function textHeaders(headers: unknown): Record<string, string> {
  if (!isPlainObject(headers)) return {};
  const text = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return Object.fromEntries(text);
}
