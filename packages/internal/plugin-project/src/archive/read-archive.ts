import { err, ok, type Result } from '@guildhall/kernel';
import { sha256Hex } from '@guildhall/manifest';
import { Parser, type ReadEntry } from 'tar';
import { createProjectFiles } from '../create-project-files.ts';
import type { ProjectFiles } from '../project-files.ts';
import { ArchiveRefusal, type ArchiveError } from './archive-error.ts';
import { createFileCollector, type FileCollector } from './file-collector.ts';
import { PROJECT_LIMITS, PUBLISHED_LIMITS, type ProjectLimits } from './limits.ts';
import { unzip } from './unzip.ts';

const ROOT = 'package/';

/**
 * Reads an npm-pack tarball into memory; nothing touches a disk, and reading stops at the first violation.
 * Never given to a tool that extracts: those write tens of thousands of files before they notice.
 */
export async function readArchive(
  archive: Uint8Array,
  limits: ProjectLimits = PROJECT_LIMITS,
): Promise<Result<ProjectFiles, ArchiveError>> {
  const read = await readTarball(archive, limits, inPackageFolder);
  return read.ok ? ok(await createProjectFiles(read.value, await sha256Hex(archive))) : read;
}

/** The files of a published package, below whatever folder its publisher packed them in. */
export function readPublished(
  archive: Uint8Array,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ArchiveError>> {
  return readTarball(archive, PUBLISHED_LIMITS, inAnyFolder);
}

/**
 * The files of any tarball that is only looked at, however it was packed: below its one folder where all of it lies in
 * one, and as they are named where not.
 */
export async function readAnyTarball(
  archive: Uint8Array,
  limits: ProjectLimits,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ArchiveError>> {
  const read = await readTarball(archive, limits, anywhere);
  if (!read.ok) return read;
  const [first = ''] = read.value.keys();
  const folder = first.slice(0, first.indexOf('/') + 1);
  if (![...read.value.keys()].every((path) => path.startsWith(folder))) return read;
  return ok(new Map([...read.value].map(([path, bytes]) => [path.slice(folder.length), bytes])));
}

async function readTarball(
  archive: Uint8Array,
  limits: ProjectLimits,
  below: Below,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ArchiveError>> {
  const collector = createFileCollector(limits);
  try {
    await collect(archive, limits, collector, below);
    if (collector.files.size === 0) throw new ArchiveRefusal('EMPTY', 'The archive holds no files.');
  } catch (error) {
    if (error instanceof ArchiveRefusal) return err(error.refusal);
    throw error;
  }
  return ok(collector.files);
}

/** The path below the archive's one folder; undefined for what is not in it. */
type Below = (path: string) => string | undefined;

const inPackageFolder: Below = (path) => (path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined);
const anywhere: Below = (path) => path;
const inAnyFolder: Below = (path) => /^[^/]+\/(?<rest>.+)$/u.exec(path)?.groups?.['rest'];

async function collect(
  archive: Uint8Array,
  limits: ProjectLimits,
  collector: FileCollector,
  below: Below,
): Promise<void> {
  // Errors are kept, not thrown: the parser's own handlers would swallow or repeat them.
  let refusal: ArchiveRefusal | undefined;
  const guarded = (entry: ReadEntry, act: () => void): void => {
    try {
      if (!refusal) act();
    } catch (error) {
      if (!(error instanceof ArchiveRefusal)) throw error;
      refusal = error;
    }
    if (refusal) entry.resume();
  };
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      guarded(entry, () => {
        readEntry(entry, collector, below, (act) => {
          guarded(entry, act);
        });
      });
    },
  });
  parser.on('ignoredEntry', (entry: ReadEntry) => {
    guarded(entry, () => {
      throw forbiddenType(entry);
    });
  });
  parser.on('error', (error: Error) => {
    refusal ??= notTar(error);
  });

  for await (const piece of wholeHead(unzip(archive, limits))) {
    parser.write(piece);
    if (refusal) throw refusal;
  }
  parser.end();
  if (refusal) throw refusal;
}

function readEntry(
  entry: ReadEntry,
  collector: FileCollector,
  below: Below,
  later: (act: () => void) => void,
): void {
  if (entry.type === 'Directory') {
    collector.count();
    entry.resume();
    return;
  }
  if (entry.type !== 'File' && entry.type !== 'OldFile') throw forbiddenType(entry);
  // `tar` begins every name with it when it is given the folder itself.
  const path = collector.announce(entry.path.replace(/^\.\//, ''), entry.size);
  const place = below(path);
  if (place === undefined) {
    const message = `"${path}" is outside "${ROOT}". Pack the project with npm pack, which puts every file there.`;
    throw new ArchiveRefusal('WRONG_LAYOUT', message, entry.path);
  }
  const pieces: Buffer[] = [];
  entry.on('data', (piece: Buffer) => pieces.push(piece));
  entry.on('end', () => {
    later(() => {
      const content = Buffer.concat(pieces);
      if (content.length !== entry.size) {
        const message = `"${path}" says ${entry.size} bytes but has ${content.length}. Pack again.`;
        throw new ArchiveRefusal('WRONG_SIZE', message, entry.path);
      }
      // Two folders beside each other: whoever unpacks them keeps the one or the other.
      if (collector.files.has(place)) {
        const message = `"${path}" and another file both are "${place}" once they are unpacked. Keep one.`;
        throw new ArchiveRefusal('DUPLICATE_PATH', message, entry.path);
      }
      collector.keep(place, new Uint8Array(content));
    });
  });
}

function forbiddenType(entry: ReadEntry): ArchiveRefusal {
  const message = `"${entry.path}" is a ${entry.type}. Only plain files are read: replace links by what they lead to.`;
  return new ArchiveRefusal('FORBIDDEN_TYPE', message, entry.path);
}

const BLOCK = 512;
const COMPRESSED = [Buffer.from([0x1f, 0x8b]), Buffer.from([0x28, 0xb5, 0x2f, 0xfd])];

/** The same bytes, the first block in one piece: the parser would unpack a second layer by itself, past our limits. */
async function* wholeHead(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of pieces) {
    const next: Buffer = head ? Buffer.concat([head, piece]) : piece;
    if (head && next.length < BLOCK) {
      head = next;
      continue;
    }
    if (head && COMPRESSED.some((mark) => next.subarray(0, mark.length).equals(mark))) {
      throw new ArchiveRefusal('NOT_TAR', 'The archive is compressed twice. Pack it with npm pack.');
    }
    head = undefined;
    yield next;
  }
  if (head) throw new ArchiveRefusal('NOT_TAR', 'This is not a tar archive. Pack the project with npm pack.');
}

function notTar(error: Error): ArchiveRefusal {
  const truncated = /truncated/i.test(error.message);
  return truncated
    ? new ArchiveRefusal('TRUNCATED', 'The archive ends too early. Upload it again.')
    : new ArchiveRefusal(
        'NOT_TAR',
        `This is not a valid tar archive (${error.message}). Pack it with npm pack.`,
      );
}
