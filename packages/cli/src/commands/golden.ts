import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import { functionsBundle } from '../project/functions-bundle.ts';
import { requireProject } from '../project/open-project.ts';
import { readAnswers } from '../project/read-answers.ts';
import { SURFACE_OPTIONS } from '../project/surfaces-for.ts';
import { surfacesOfRun } from '../project/surfaces-of-run.ts';
import { findFunction, parsePayload } from '../project/wanted-function.ts';
import { renderRun } from '../report/render-run.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  act: z.enum(['record', 'check'], { error: 'is record or check' }),
  dir: z.string().default('.'),
  function: z.string().optional(),
  name: z.string().optional(),
  payload: z.string().default('null'),
  answers: z.string().optional(),
  surface: z.string().optional(),
  host: z.string().optional(),
  overwrite: z.boolean().default(false),
});
type Asked = z.infer<typeof input>;

export const golden = defineCommand({
  name: 'golden',
  summary: 'Record what a function does as a golden invocation, or check that it still does.',
  arguments: [
    ['<act>', 'record or check'],
    ['[dir]', 'the project (default: here)'],
    ['[function]', 'what to record, by its name in plugin.json'],
  ],
  options: [
    ['--name <name>', 'of the file in golden/ (default: the function)'],
    ['--payload <json>', 'what the function is called with (default: null)'],
    ['--answers <file>', 'a JSON file with what the host knows and answers, as for run'],
    ...SURFACE_OPTIONS,
    ['--overwrite', 'record anew over a file that is there'],
  ],
  notes: [
    'A golden invocation is a file in golden/: what a function got, what it asked the host and was told, and what it',
    'came to. The marketplace replays those of the version before with every new one, and guildhall diff does so here:',
    'a call that was not there asks for a reviewer, another result is told.',
  ].join('\n'),
  input,
  act: (cli, asked) => (asked.act === 'record' ? record(cli, asked) : check(cli, asked)),
});

async function record(cli: Cli, asked: Asked): Promise<Result<Outcome, Failure>> {
  if (asked.function === undefined) {
    return failed('usage', 'NO_FUNCTION', 'Say what to record: guildhall golden record <dir> <function>.');
  }
  const project = await requireProject(cli.cwd, asked.dir);
  if (!project.ok) return project;
  const wanted = findFunction(project.value, asked.function);
  if (!wanted.ok) return wanted;
  const payload = parsePayload(asked.payload);
  if (!payload.ok) return payload;
  const answers = await readAnswers(cli.cwd, asked.answers);
  if (!answers.ok) return answers;
  const askSurfaces = await surfacesOfRun(cli, asked, project.value);
  if (!askSurfaces.ok) return askSurfaces;
  const bundle = await functionsBundle(cli, project.value);
  if (!bundle.ok) return bundle;
  // Loaded when asked for: few commands need a sandbox.
  const { invokeLocally } = await import('../sandbox/invoke-locally.ts');
  const { writeGolden } = await import('../golden/write-golden.ts');
  const run = await invokeLocally({
    ...{ manifest: project.value.manifest, bundle: bundle.value, wanted: wanted.value, engine: 'quickjs' },
    ...{ payload: payload.value, answers: answers.value, askSurfaces: askSurfaces.value },
  });
  const { dir, name = wanted.value.name, overwrite } = asked;
  const path = await writeGolden(cli.cwd, { dir, name, overwrite }, run.golden);
  if (!path.ok) return path;
  const text = `${renderRun(run, cli.terminal.paint)}\nRecorded as ${path.value}.`;
  return ok({ exit: 'fine', document: { path: path.value, golden: run.golden }, text });
}

async function check(cli: Cli, { dir }: Asked): Promise<Result<Outcome, Failure>> {
  const { paint } = cli.terminal;
  const project = await requireProject(cli.cwd, dir);
  if (!project.ok) return project;
  const { goldenSetOf, replayProject } = await import('../golden/replay-project.ts');
  const { goldens, problems } = goldenSetOf(project.value);
  const replays = await replayProject(cli, project.value, goldens);
  if (!replays.ok) return replays;
  const lines = replays.value.flatMap(({ name, differences }) =>
    differences.length === 0
      ? [`${paint('green', '✔')} ${name}`]
      : [`${paint('red', '✘')} ${name}`, ...differences.map((difference) => `  ${visible(difference)}`)],
  );
  const fine = problems.length === 0 && replays.value.every(({ differences }) => differences.length === 0);
  const nothing = goldens.length + problems.length === 0;
  const text = nothing
    ? 'There are no golden invocations.'
    : [...problems.map((p) => visible(p)), ...lines].join('\n');
  return ok({ exit: fine ? 'fine' : 'refused', document: { invocations: replays.value, problems }, text });
}
