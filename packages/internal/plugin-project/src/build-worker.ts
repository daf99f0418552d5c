import { createProjectFiles } from './create-project-files.ts';
import { buildProject } from './build/build-project.ts';
import { isBuildRequest } from './build/build-message.ts';

/** The build process: one request in, one answer out, and it is gone. */
process.once('message', (message) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  if (!isBuildRequest(message))
    throw new TypeError('The build process was asked for something else than a build.');
  const built = await buildProject(await createProjectFiles(message.files), message.manifest);
  process.send?.(built, () => {
    process.disconnect();
  });
}
