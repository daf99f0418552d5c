import { gzipSync } from 'node:zlib';
import { Header, type HeaderData } from 'tar';

const BLOCK = 512;

/** One entry as an attacker would write it: the header may say anything, whatever the content is. */
export interface HandMadeEntry extends HeaderData {
  readonly content?: Uint8Array | string;
}

/** A tar archive from hand-made headers, which no packing tool would write. */
export function buildTar(entries: readonly HandMadeEntry[]): Buffer {
  const blocks = entries.flatMap(({ content = '', ...said }) => {
    const bytes = Buffer.from(content);
    const block = Buffer.alloc(BLOCK);
    new Header({ mode: 0o644, type: 'File', size: bytes.length, ...said }).encode(block);
    return [block, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

export function buildTarball(entries: readonly HandMadeEntry[]): Uint8Array {
  return gzipSync(buildTar(entries));
}
