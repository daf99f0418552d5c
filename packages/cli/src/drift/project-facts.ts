import { analyze } from '@guildhall/analysis';
import type { ReleaseFacts } from '@guildhall/drift';
import { buildInChild, packageSource } from '@guildhall/plugin-project';
import type { Cli } from '../cli.ts';
import type { Project } from '../project/project.ts';

/** What can be told of a project without a marketplace: it is analysed and built once, and nothing of it runs. */
export async function projectFacts(cli: Cli, { files, manifest }: Project): Promise<ReleaseFacts> {
  const texts = new Map([...files.files.keys()].map((path) => [path, files.text(path) ?? '']));
  const { facts } = await analyze({ files: texts, manifest: null });
  const built = await buildInChild(files, manifest, { packages: packageSource(cli.environment.packages) });
  if (!built.ok)
    cli.terminal.warn(
      'warning: it cannot be built, so code and packages are not compared. See guildhall validate.',
    );
  return {
    manifest,
    artifact: built.ok
      ? {
          sourceDigest: files.digest,
          bundles: built.value.bundles.map(({ name, sha256 }) => ({ name, sha256 })),
          reproducible: null,
        }
      : null,
    dependencies: built.ok ? built.value.packages : null,
    capabilities: Object.keys(facts.capabilities),
    reached: [...new Set(facts.origins.map(({ origin }) => origin))],
    signer: null,
    // Golden invocations are replayed between two versions.
    behaviour: null,
  };
}
