import type { ProjectFiles } from '@guildhall/plugin-project';

/** More than are ever replayed, so that what is too much can be told. */
const MOST_FILES = 40;
const MOST_CHARACTERS = 129 * 1024;

/** The golden invocations of a project as texts, cut where they are too long to be any. */
export function goldenFiles(project: ProjectFiles): { path: string; text: string }[] {
  return [...project.files.keys()]
    .filter((path) => /^golden\/[^/]+\.json$/.test(path))
    .slice(0, MOST_FILES)
    .map((path) => ({ path, text: (project.text(path) ?? '').slice(0, MOST_CHARACTERS) }));
}
