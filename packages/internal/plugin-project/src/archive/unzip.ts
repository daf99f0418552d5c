import { createGunzip } from 'node:zlib';
import { ArchiveRefusal } from './archive-error.ts';
import type { ProjectLimits } from './limits.ts';

/** Small archives may compress well by honest means: a ratio says nothing below this many unpacked bytes. */
const RATIO_COUNTS_FROM = 1_000_000;
/** A tar header and padding for each entry. */
const OVERHEAD = 1_024;

/** The unpacked bytes, piece by piece; nothing is unpacked before the piece is asked for. */
export async function* unzip(archive: Uint8Array, limits: ProjectLimits): AsyncGenerator<Buffer> {
  if (archive.length > limits.compressedBytes) {
    const message = `The archive has ${archive.length} bytes; at most ${limits.compressedBytes} are read.`;
    throw new ArchiveRefusal('ARCHIVE_TOO_LARGE', message);
  }
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) {
    throw new ArchiveRefusal('NOT_GZIP', 'This is not a .tgz file. Pack the project with npm pack.');
  }
  const gunzip = createGunzip();
  gunzip.end(archive);
  const allowed = limits.totalBytes + limits.entries * OVERHEAD;
  let unpacked = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      if (unpacked > RATIO_COUNTS_FROM && unpacked / archive.length > limits.ratio) {
        const message = `The archive unpacks to more than ${limits.ratio} times its size. Leave out generated or padded files.`;
        throw new ArchiveRefusal('RATIO_TOO_HIGH', message);
      }
      if (unpacked > allowed) {
        const message = `The archive unpacks to more than ${limits.totalBytes} bytes. Leave out what is not source.`;
        throw new ArchiveRefusal('TOTAL_TOO_LARGE', message);
      }
      yield piece;
    }
  } catch (error) {
    throw error instanceof ArchiveRefusal ? error : brokenGzip(error);
  } finally {
    gunzip.destroy();
  }
}

function brokenGzip(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error;
  if (error.code === 'Z_BUF_ERROR') {
    return new ArchiveRefusal('TRUNCATED', 'The archive ends too early. Upload it again.');
  }
  const damaged = typeof error.code === 'string' && error.code.startsWith('Z_');
  return damaged
    ? new ArchiveRefusal('NOT_GZIP', 'The archive is damaged. Pack and upload it again.')
    : error;
}
