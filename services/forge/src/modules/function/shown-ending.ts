import type { Ending } from '../invocation/invocation.ts';
import type { Filling } from './fill-in.ts';

/** The fields of an Invocation that its end decides. */
export function shownEnding(ending: Ending, finishedAt: Date): Filling {
  return { ...ending, state: 'FINISHED', finishedAt: finishedAt.toISOString() };
}
