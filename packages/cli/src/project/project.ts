import type { Manifest } from '@guildhall/manifest';
import type { ProjectFiles } from '@guildhall/plugin-project';

/** A plugin project that may be packed: its files and the manifest that holds. */
export interface Project {
  readonly files: ProjectFiles;
  readonly manifest: Manifest;
}

export const MANIFEST_FILE = 'plugin.json';
