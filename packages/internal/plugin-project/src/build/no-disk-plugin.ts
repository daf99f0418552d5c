import type { Plugin } from 'esbuild';

/**
 * Lets nothing be read from this machine's disk. esbuild itself looks for the files that an import with an assembled path
 * (`import('./' + name)`) may mean, on the disk and past all plugins; everything that is served has a namespace of its own.
 */
export const noDiskPlugin: Plugin = {
  name: 'guildhall-no-disk',
  setup(build) {
    build.onLoad({ filter: /.*/, namespace: 'file' }, () => ({
      errors: [{ detail: 'DYNAMIC_IMPORT', text: LITERAL_PATH }],
    }));
  },
};

/** Said alike whether there are such files or not: it must not tell what lies on this machine. */
export const LITERAL_PATH =
  'import() needs a literal path, so that reviewers can see what is loaded. Write the path as a plain string.';
