import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { Header, Pax } from 'tar';

const BLOCK = 512;
/** npm's own: 26 October 1985, so that nothing looks like today. */
const MTIME = new Date('1985-10-26T08:15:00.000Z');
/** Byte of a gzip header that names the operating system; 255 is "unknown". */
const GZIP_OS_BYTE = 9;

/** An npm-pack tarball that depends on paths and contents alone: sorted, one date, one mode, no owner. */
export async function packArchive(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks = entries.flatMap(([path, content]) => entryBlocks(`package/${path}`, content));
  const tar = Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
  const packed = await promisify(gzip)(tar, { level: constants.Z_BEST_COMPRESSION });
  packed[GZIP_OS_BYTE] = 255;
  return new Uint8Array(packed);
}

function entryBlocks(path: string, content: Uint8Array): Uint8Array[] {
  const block = Buffer.alloc(BLOCK);
  const header = new Header({ path, mode: 0o644, size: content.length, mtime: MTIME, type: 'File' });
  const needsPax = header.encode(block);
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return [...(needsPax ? [new Pax({ path, mtime: MTIME }).encode()] : []), block, content, padding];
}
