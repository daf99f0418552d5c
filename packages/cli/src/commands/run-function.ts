import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import type { Outcome } from '../outcome.ts';
import { functionsBundle } from '../project/functions-bundle.ts';
import { readAnswers } from '../project/read-answers.ts';
import { requireProject } from '../project/open-project.ts';
import { SURFACE_OPTIONS } from '../project/surfaces-for.ts';
import { surfacesOfRun } from '../project/surfaces-of-run.ts';
import { findFunction, parsePayload } from '../project/wanted-function.ts';
import { renderRun } from '../report/render-run.ts';
import type { LocalRun } from '../sandbox/invoke-locally.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  dir: z.string(),
  function: z.string(),
  payload: z.string().default('null'),
  answers: z.string().optional(),
  surface: z.string().optional(),
  host: z.string().optional(),
  engine: z.enum(['quickjs', 'isolated-vm']).default('quickjs'),
});

export const runFunction = defineCommand({
  name: 'run',
  summary: 'Run a function of a plugin in the sandbox of the marketplace, against a host in memory.',
  arguments: [
    ['<dir>', 'the project'],
    ['<function>', 'the function, by its name in plugin.json'],
  ],
  options: [
    ['--payload <json>', 'what the function is called with (default: null)'],
    ['--answers <file>', 'a JSON file with what the host knows and answers'],
    ...SURFACE_OPTIONS,
    ['--engine <name>', 'quickjs or isolated-vm (default: quickjs)'],
  ],
  notes: [
    'Answers are { context, settings, storage, host, fetch }: values by name in `host`, responses by',
    '"GET https://api.example.com/path" in `fetch`. What is not answered is refused, and so is every',
    'address that plugin.json does not declare, and every call that the host’s surface does not offer to functions',
    'or whose permission plugin.json does not ask for. Secrets stay placeholders. Nothing of it reaches a network.',
  ].join('\n'),
  input,
  async act(cli, given) {
    const project = await requireProject(cli.cwd, given.dir);
    if (!project.ok) return project;
    const wanted = findFunction(project.value, given.function);
    if (!wanted.ok) return wanted;
    const payload = parsePayload(given.payload);
    if (!payload.ok) return payload;
    const answers = await readAnswers(cli.cwd, given.answers);
    if (!answers.ok) return answers;
    const askSurfaces = await surfacesOfRun(cli, given, project.value);
    if (!askSurfaces.ok) return askSurfaces;
    const bundle = await functionsBundle(cli, project.value);
    if (!bundle.ok) return bundle;

    // Loaded when asked for: no other command needs a sandbox.
    const { invokeLocally } = await import('../sandbox/invoke-locally.ts');
    const run = await invokeLocally({
      ...{ manifest: project.value.manifest, bundle: bundle.value, wanted: wanted.value },
      ...{ payload: payload.value, answers: answers.value, engine: given.engine },
      askSurfaces: askSurfaces.value,
    });
    return ok(outcomeOf(cli, run));
  },
});

function outcomeOf({ terminal }: Cli, run: LocalRun): Outcome {
  return {
    exit: run.result.outcome === 'ok' ? 'fine' : 'refused',
    document: { ...run.result, stored: run.stored, requests: run.requests },
    text: renderRun(run, terminal.paint),
  };
}
