import { ok, type Result } from '@guildhall/kernel';
import { functionsOf } from '@guildhall/manifest';
import {
  openSandbox,
  readGoldenSet,
  replayGoldenSet,
  type GoldenReplay,
  type GoldenSet,
  type NamedGolden,
} from '@guildhall/sandbox';
import type { Cli } from '../cli.ts';
import type { Failure } from '../failure.ts';
import { functionsBundle } from '../project/functions-bundle.ts';
import type { Project } from '../project/project.ts';

/** In milliseconds; twenty invocations take well under one. */
const BUDGET_MS = 60_000;

/** The golden invocations that lie in a project. */
export function goldenSetOf({ files }: Pick<Project, 'files'>): GoldenSet {
  return readGoldenSet(new Map([...files.files.keys()].map((path) => [path, files.text(path) ?? ''])));
}

/** What golden invocations come to with the functions of a project, in a sandbox that is gone afterwards. */
export async function replayProject(
  cli: Cli,
  project: Project,
  set: readonly NamedGolden[],
): Promise<Result<readonly GoldenReplay[], Failure>> {
  if (set.length === 0) return ok([]);
  const hasFunctions = project.manifest.functionsMain !== undefined;
  const bundle = hasFunctions ? await functionsBundle(cli, project) : null;
  if (bundle && !bundle.ok) return bundle;
  const sandbox = await openSandbox({ executors: 1, workers: 1 });
  try {
    const { replays } = await replayGoldenSet(
      sandbox,
      set,
      {
        ...{ marketplaceId: 'local', installationId: 'local' },
        code: bundle ? new TextDecoder().decode(bundle.value.bytes) : '',
        codeDigest: bundle?.value.sha256 ?? '',
        functions: bundle ? functionsOf(project.manifest) : [],
      },
      { budgetMs: BUDGET_MS },
    );
    return ok(replays);
  } finally {
    await sandbox.close();
  }
}
