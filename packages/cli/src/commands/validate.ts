import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import type { Outcome } from '../outcome.ts';
import { checkBuild, NOT_BUILT } from '../project/check-build.ts';
import { checkCalls } from '../project/check-calls.ts';
import { checkSurfaces } from '../project/check-surfaces.ts';
import { openProject } from '../project/open-project.ts';
import type { Problem } from '../project/problem.ts';
import type { Project } from '../project/project.ts';
import { readText } from '../project/read-text.ts';
import { SURFACE_OPTIONS, surfacesFor } from '../project/surfaces-for.ts';
import type { HostSurface } from '../project/surfaces.ts';
import { renderProblem } from '../report/render-problem.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  dir: z.string().optional(),
  surface: z.string().optional(),
  host: z.string().optional(),
  build: z.boolean(),
});
type Input = z.infer<typeof input>;

export const validate = defineCommand({
  name: 'validate',
  summary:
    'Check a plugin project: its size and paths, plugin.json, the host it is for and its calls, and that it builds.',
  arguments: [['[dir]', 'the project (default: here)']],
  options: [...SURFACE_OPTIONS, ['--no-build', 'leave the build out']],
  notes: 'When you are signed in, the surfaces of the marketplace’s hosts are used.',
  input,
  async act(cli, given) {
    const opened = await openProject(cli.cwd, given.dir);
    if (!opened.ok) return opened;
    const unsound = opened.value.ok ? null : opened.value.error;
    const project = opened.value.ok ? opened.value.value : opened.value.error.project;
    if (!project) return ok(report(cli, given, unsound?.problems ?? [], null));
    const surfaces = await surfacesFor(cli, given, project.manifest);
    if (!surfaces.ok && !unsound) return surfaces;
    const known = surfaces.ok ? surfaces.value : null;
    const built = given.build && !unsound ? await checkBuild(cli, project) : NOT_BUILT;
    const problems = [
      ...(unsound?.problems ?? []),
      ...(known ? checkSurfaces(project, known) : []),
      ...(known && !unsound ? await checkCalls(project, known, built.build) : []),
      ...built.problems,
    ];
    return ok(report(cli, given, problems, { project, surfaces: known }));
  },
});

function report(
  { cwd, terminal }: Cli,
  { dir }: Input,
  problems: readonly Problem[],
  checked: { project: Project; surfaces: HostSurface[] | null } | null,
): Outcome {
  const { paint } = terminal;
  const known =
    checked?.surfaces?.map(({ host, surface }) => ({ host, version: surface?.version ?? null })) ?? null;
  const against =
    checked && known
      ? known.filter(({ host }) => Object.hasOwn(checked.project.manifest.engines.surface, host))
      : null;
  const id = checked ? `${checked.project.manifest.id} ${checked.project.manifest.version}` : null;
  const hosts = against?.map(({ host, version }) => `${host} ${version ?? ''}`.trim()).join(', ');
  const text =
    problems.length > 0
      ? [
          ...problems.map((problem) => renderProblem(problem, (file) => readText(cwd, dir, file), paint)),
          `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
        ].join('\n\n')
      : `${paint('green', '✔')} ${id ?? ''} holds${hosts ? ` and fits ${hosts}` : ''}.`;
  return {
    exit: problems.length > 0 ? 'refused' : 'fine',
    document: { ok: problems.length === 0, problems, surfaces: against },
    text,
  };
}
