import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok, type Result } from '@guildhall/kernel';
import type { Cli } from '../cli.ts';
import type { Failure } from '../failure.ts';
import { requirePackagedProject } from '../project/open-packaged-project.ts';
import { openSession } from '../session/open-session.ts';
import type { Baseline } from './baseline.ts';
import { publishedFacts } from './published-facts.ts';
import { projectFacts } from './project-facts.ts';

/** What to compare with: a folder or tarball where there is one of that name, else a version in the marketplace. */
export async function baselineFor(
  cli: Cli,
  plugin: string,
  against: string | undefined,
): Promise<Result<Baseline, Failure>> {
  if (against !== undefined && (/[/\\]|\.t?gz$/.test(against) || existsSync(resolve(cli.cwd, against)))) {
    const project = await requirePackagedProject(cli.cwd, against);
    if (!project.ok) return project;
    return ok({
      name: against,
      facts: await projectFacts(cli, project.value),
      project: project.value,
      self: null,
    });
  }
  const gateway = await openSession(cli);
  if (!gateway.ok) return gateway;
  return publishedFacts(gateway.value, plugin, against);
}
