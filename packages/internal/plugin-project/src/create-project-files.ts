import type { ProjectFiles } from './project-files.ts';
import { sourceDigest } from './source-digest.ts';

/** A source tree from paths and contents that were checked before. */
export async function createProjectFiles(
  files: ReadonlyMap<string, Uint8Array>,
  archiveDigest: string | null = null,
): Promise<ProjectFiles> {
  const decoder = new TextDecoder();
  return {
    files,
    text(path) {
      const bytes = files.get(path);
      return bytes && decoder.decode(bytes);
    },
    digest: await sourceDigest(files),
    archiveDigest,
  };
}
