import { recordedOutcome, type GoldenOutcome } from '@guildhall/sandbox';
import type { Cli } from '../cli.ts';
import type { Project } from '../project/project.ts';
import { goldenSetOf, replayProject } from './replay-project.ts';

interface Sides {
  readonly before: readonly GoldenOutcome[] | null;
  readonly after: readonly GoldenOutcome[] | null;
}

/**
 * What golden invocations came to when they were recorded, and what they come to with a project's functions now: those
 * of the project before, or, where only the marketplace has that, the project's own.
 */
export async function behaviourBetween(cli: Cli, before: Project | null, after: Project): Promise<Sides> {
  const own = goldenSetOf(after).goldens;
  const set = before ? goldenSetOf(before).goldens : own;
  const known = new Set(set.map(({ name }) => name));
  const replays = await replayProject(cli, after, set);
  if (!replays.ok) {
    cli.terminal.warn(`warning: golden invocations are not replayed: ${replays.error.message}`);
    return { before: null, after: null };
  }
  return {
    before: set.map(recordedOutcome),
    after: [...replays.value, ...own.filter(({ name }) => !known.has(name)).map(recordedOutcome)],
  };
}
