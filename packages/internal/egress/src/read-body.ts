import type { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { ByteBudget } from './byte-budget.ts';
import { EgressFailure } from './egress-error.ts';

const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
};

/** What we say we can read; a server that sends anything else is not believed. */
export const ACCEPT_ENCODING = 'gzip, br';

/** Reads a body whole, counting what arrives and what it unpacks to while it does. */
export async function readBody(
  body: Readable,
  encoding: string,
  { maxBytes, budget }: { maxBytes: number; budget: ByteBudget },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of counted(source, maxBytes)) chunks.push(chunk);
  };
  const arriving = (source: AsyncIterable<Buffer>) => counted(passing(source, budget), maxBytes);
  if (encoding === '' || encoding === 'identity') {
    await pipeline(body, arriving, keep);
    return Buffer.concat(chunks);
  }
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (!decoder) {
    body.on('error', () => undefined).destroy();
    throw new EgressFailure('RESPONSE_INVALID', 'Its content encoding was not asked for.');
  }
  await pipeline(body, arriving, decoder(), keep);
  return Buffer.concat(chunks);
}

async function* passing(source: AsyncIterable<Buffer>, budget: ByteBudget): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    budget.pass(chunk.length);
    yield chunk;
  }
}

async function* counted(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new EgressFailure('RESPONSE_TOO_LARGE', `At most ${maxBytes} bytes are read, unpacked.`);
    }
    yield chunk;
  }
}
