import { ArchiveRefusal } from './archive-error.ts';
import type { ProjectLimits } from './limits.ts';
import { safePath } from './safe-path.ts';

/** Takes files one by one and refuses the first that breaks a rule, before its content is read. */
export interface FileCollector {
  /** Announces a file; gives the path under which to keep it. */
  announce(path: string, bytes: number): string;
  /** Counts an entry that is no file, such as a folder. */
  count(): void;
  keep(path: string, content: Uint8Array): void;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export function createFileCollector(limits: ProjectLimits): FileCollector {
  const files = new Map<string, Uint8Array>();
  const seen = new Map<string, string>();
  let entries = 0;
  let total = 0;

  const count = (): void => {
    entries += 1;
    if (entries <= limits.entries) return;
    const message = `There are more than ${limits.entries} entries. Pack only sources, without dependencies and build output.`;
    throw new ArchiveRefusal('TOO_MANY_ENTRIES', message);
  };
  return {
    files,
    count,
    announce(written, bytes) {
      count();
      const path = safePath(written);
      // Some disks fold case or normal form; two such files would be one there and two here.
      const folded = path.toLowerCase();
      const twin = seen.get(folded);
      if (twin !== undefined) {
        const message = `"${path}" and "${twin}" are the same file where case does not count. Keep one.`;
        throw new ArchiveRefusal('DUPLICATE_PATH', message, written);
      }
      seen.set(folded, path);
      if (bytes > limits.fileBytes) {
        const message = `"${path}" has ${bytes} bytes; a file may have ${limits.fileBytes}. Make it smaller or leave it out.`;
        throw new ArchiveRefusal('FILE_TOO_LARGE', message, written);
      }
      total += bytes;
      if (total > limits.totalBytes) {
        const message = `With "${path}" the files have more than ${limits.totalBytes} bytes. Leave out what is not source.`;
        throw new ArchiveRefusal('TOTAL_TOO_LARGE', message, written);
      }
      return path;
    },
    keep(path, content) {
      files.set(path, content);
    },
  };
}
