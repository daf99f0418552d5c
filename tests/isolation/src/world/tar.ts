import { gzipSync } from 'node:zlib';

/** One entry of a tarball, as hostile as a test wants it. */
export interface TarEntry {
  path: string;
  content?: string | Uint8Array;
  /** POSIX type flag: '0' file, '1' hard link, '2' symbolic link, '3' device, '5' directory. */
  type?: string;
  link?: string;
  /** What the header says, when it is to lie about the content. */
  size?: number;
}

const BLOCK = 512;
const encoder = new TextEncoder();

/** A gzipped tarball, made by hand so that its headers can lie. */
export function tarball(entries: readonly TarEntry[]): Uint8Array {
  return gzipSync(Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(2 * BLOCK)]));
}

function blocksOf({ path, content = '', type = '0', link = '', size }: TarEntry): Uint8Array[] {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const header = Buffer.alloc(BLOCK);
  header.write(path.slice(0, 100), 0);
  header.write('0000644\0', 100);
  header.write('0000000\0'.repeat(2), 108);
  header.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write(link, 157);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
}
