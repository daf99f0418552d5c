export type { Build, BuildError, BuildMetafile, Bundle } from './build.ts';
export type { ProjectFiles } from './project-files.ts';
