import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReleaseFacts } from '@guildhall/drift';
import { ok, type Result } from '@guildhall/kernel';
import type { Cli } from '../cli.ts';
import type { Failure } from '../failure.ts';
import { requirePackagedProject } from '../project/open-packaged-project.ts';
import type { Project } from '../project/project.ts';
import { openSession } from '../session/open-session.ts';
import { publishedFacts } from './published-facts.ts';
import { projectFacts } from './project-facts.ts';

export interface Baseline {
  readonly name: string;
  readonly facts: ReleaseFacts;
  /** Its source; null where only the marketplace has that. */
  readonly project: Project | null;
  /** Who would submit the project, as the marketplace calls them; null where nobody asked it. */
  readonly self: string | null;
}

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
