import type { BundleReference } from '../contribution.ts';
import { sha256Hex } from '../sha256-hex.ts';
import { SandboxError } from './sandbox-error.ts';

interface BundleSource {
  readonly endpoint: string;
  readonly getToken: () => Promise<string>;
  readonly maxBytes: number;
}

/**
 * Fetches a plugin's code and hands it out only when its SHA-256 is the one the marketplace resolved.
 *
 * @throws SandboxError `DIGEST_MISMATCH` (message holds the actual digest), `BUNDLE_GONE`, `BUNDLE_UNAVAILABLE`,
 *   `BUNDLE_TOO_LARGE`.
 */
export async function fetchBundle(bundle: BundleReference, source: BundleSource): Promise<string> {
  if (bundle.bytes > source.maxBytes) throw tooLarge(source.maxBytes);
  const url = new URL(bundle.url, source.endpoint);
  const bytes = await download(url, await headersFor(url, source), source.maxBytes);
  const actual = await sha256Hex(bytes);
  if (actual !== bundle.sha256.toLowerCase()) {
    throw new SandboxError(
      'DIGEST_MISMATCH',
      `The plugin's code is not what was reviewed: its digest is ${actual}.`,
    );
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** The token goes to the marketplace only; artifacts may be on a content network. */
async function headersFor(url: URL, { endpoint, getToken }: BundleSource): Promise<Record<string, string>> {
  return url.origin === new URL(endpoint).origin ? { authorization: `Bearer ${await getToken()}` } : {};
}

async function download(
  url: URL,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { headers, credentials: 'omit' });
  if (response.status === 410) throw new SandboxError('BUNDLE_GONE', "The plugin's code was withdrawn.");
  if (!response.ok || !response.body) {
    throw new SandboxError(
      'BUNDLE_UNAVAILABLE',
      `The plugin's code could not be fetched (${response.status}).`,
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(response.body)) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return joined(chunks, size);
}

/** Not every browser iterates a stream by itself. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function tooLarge(maxBytes: number): SandboxError {
  return new SandboxError('BUNDLE_TOO_LARGE', `A plugin's code may have ${maxBytes} bytes at most.`);
}
