import { createProjectFiles } from './create-project-files.ts';
import { buildProject } from './build/build-project.ts';
import { isBuildRequest } from './build/build-message.ts';
import { openPackageCache } from './dependencies/package-cache.ts';

/** The build process: one request in, one answer out, and it is gone. It reaches no network. */
process.once('message', (message) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  if (!isBuildRequest(message))
    throw new TypeError('The build process was asked for something else than a build.');
  const { files, manifest, cacheFolder } = message;
  const cache = cacheFolder === null ? null : openPackageCache(cacheFolder);
  const built = await buildProject(await createProjectFiles(files), manifest, cache);
  process.send?.(built, () => {
    process.disconnect();
  });
}
