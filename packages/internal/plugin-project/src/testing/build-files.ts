import { createProjectFiles } from '../create-project-files.ts';
import type { ProjectFiles } from '../project-files.ts';

/** Files from texts. */
export function buildFiles(texts: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  return new Map(Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)]));
}

/** A project from texts, as if it had been read. */
export function buildProjectFiles(texts: Readonly<Record<string, string>>): Promise<ProjectFiles> {
  return createProjectFiles(buildFiles(texts));
}
