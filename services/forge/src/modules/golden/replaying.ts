import { readGoldenSet, type Sandbox } from '@guildhall/sandbox';
import type { TaskWork } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import type { BuildOutcome } from '../../inspection/jobs.ts';
import { visibleText } from '../../inspection/visible-text.ts';
import { goldenQuestion, type GoldenQuestion } from './golden-question.ts';
import type { GoldenReport } from './golden-report.ts';
import { replayQuestion, type Replayed } from './replay-question.ts';

/** Opens a sandbox for code that nobody has judged: never the one in which functions of others run. */
export type OpenReplaySandbox = () => Promise<Sandbox>;

const MOST_LINES = 50;

/** Builds as `inspector` does, and replays the golden invocations of what was built. They fail no run. */
export function replaying(
  inspector: Inspector,
  { units, session }: Pick<TaskWork<Context>, 'units' | 'session'>,
  runId: string,
  open: OpenReplaySandbox,
): Inspector {
  return {
    ...inspector,
    async build(input, signal) {
      const built = await inspector.build(input, signal);
      const set = readGoldenSet(new Map(built.golden?.map(({ path, text }) => [path, text])));
      const question = await units.run(session, (ctx) => goldenQuestion(ctx, runId, built, set), {
        readOnly: true,
      });
      if (!question) return withLines(built, set.problems);
      const { report, lines } = await replay(session.marketplaceId, question, open, signal);
      await units.run(session, (ctx) => ctx.goldens.keep(runId, report));
      return withLines(built, [...set.problems, ...lines]);
    },
  };
}

async function replay(
  marketplaceId: string,
  question: GoldenQuestion,
  open: OpenReplaySandbox,
  signal: AbortSignal,
): Promise<Replayed> {
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await open();
    return await replayQuestion(sandbox, marketplaceId, question, signal);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    const unknown = `Golden invocations could not be replayed: ${reason}.`;
    const report: GoldenReport = { set: [...question.own], before: [], after: [], unknown };
    return { report, lines: [unknown] };
  } finally {
    await sandbox?.close();
  }
}

function withLines(built: BuildOutcome, lines: readonly string[]): BuildOutcome {
  if (lines.length === 0) return built;
  const told = lines.slice(0, MOST_LINES).map((line) => visibleText(line, 500));
  return { ...built, report: { ...built.report, log: [...built.report.log, ...told] } };
}
