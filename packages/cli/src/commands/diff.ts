import { driftBetween } from '@guildhall/drift';
import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { requirePackagedProject } from '../project/open-packaged-project.ts';
import { baselineFor } from '../drift/baseline-for.ts';
import { projectFacts } from '../drift/project-facts.ts';
import { exitOfDrift, renderDrift } from '../drift/render-drift.ts';
import { defineCommand } from './command.ts';

export const diff = defineCommand({
  name: 'diff',
  summary: 'Show how a project differs from the version before, and whom that asks, before it is submitted.',
  arguments: [['[dir]', 'a folder or a tarball (default: here)']],
  options: [
    ['--against <what>', 'a version, a folder or a tarball (default: the version that was published last)'],
  ],
  notes:
    'Ends with 0 when nobody is asked (auto, notify), with 5 when a person will be (reconsent, rereview, hold), ' +
    'with 1 when a host drops out (incompatible).\n' +
    "Golden invocations are replayed in the sandbox: those of the project before, or the project's own.\n" +
    'Against the marketplace, packages and code are compared with the attested SBOM, and you with who submitted it.\n' +
    'How often the same bytes come out, only the marketplace sees.',
  input: z.object({ dir: z.string().default('.'), against: z.string().optional() }),
  async act(cli, { dir, against }) {
    const project = await requirePackagedProject(cli.cwd, dir);
    if (!project.ok) return project;
    const before = await baselineFor(cli, project.value.manifest.id, against);
    if (!before.ok) return before;
    // Loaded when asked for: few commands need a sandbox.
    const { behaviourBetween } = await import('../golden/behaviour-between.ts');
    const behaviour = await behaviourBetween(cli, before.value.project, project.value);
    const drift = driftBetween(
      { ...before.value.facts, behaviour: behaviour.before },
      {
        ...(await projectFacts(cli, project.value)),
        signer: before.value.self,
        behaviour: behaviour.after,
      },
    );
    return ok({
      exit: exitOfDrift(drift.changeClass),
      document: { against: before.value.name, ...drift },
      text: renderDrift(before.value.name, drift, cli.terminal.paint),
    });
  },
});
