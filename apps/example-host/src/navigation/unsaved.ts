import { createStore } from '@guildhall/host-sdk';
import { useEffect } from 'react';

/** Somebody is about to lose what was typed, and says whether that is meant. */
interface LeaveQuestion {
  readonly leave: () => void;
  readonly stay: () => void;
}

export const leaveQuestion = createStore<LeaveQuestion | null>(null);

/** Of each form with something unsaved: whether it would be gone at another address. */
const unsaved = new Set<(to: URL) => boolean>();

/**
 * While `isUnsaved`, leaving the page is asked about first. The form stays where its path stays and the parts of
 * the query that `query` names, with spaces between.
 */
export function useUnsaved(isUnsaved: boolean, query = ''): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const place = placeOf(new URL(window.location.href), query);
    const isLost = (to: URL): boolean => placeOf(to, query) !== place;
    const hold = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    unsaved.add(isLost);
    window.addEventListener('beforeunload', hold);
    return () => {
      unsaved.delete(isLost);
      window.removeEventListener('beforeunload', hold);
    };
  }, [isUnsaved, query]);
}

/** Whether something that was typed would be lost at this address; anywhere, without one. */
export function isLostAt(to?: string): boolean {
  return [...unsaved].some((isLost) => to === undefined || isLost(new URL(to, window.location.href)));
}

/** Does what leads to `to`, or away from everything: at once where nothing is lost, else if a person means it. */
export function leaveBy(go: () => void, to?: string): void {
  if (isLostAt(to)) askToLeave(go);
  else go();
}

/** Puts the question on the screen; `leave` follows if that is meant. */
export function askToLeave(leave: () => void): void {
  ask(() => {
    unsaved.clear();
    leave();
  });
}

/** How a dialog closes: at once while nothing is `isTyped` in it, else if a person means it. What lies below stays. */
export function useAskedClose(isTyped: boolean, close: () => void): () => void {
  useUnsaved(isTyped);
  return () => {
    if (isTyped) ask(close);
    else close();
  };
}

function ask(leave: () => void): void {
  const answered = (act: () => void) => () => {
    leaveQuestion.set(null);
    act();
  };
  leaveQuestion.set({ leave: answered(leave), stay: answered(() => undefined) });
}

function placeOf({ pathname, searchParams }: URL, query: string): string {
  const parts = query.split(' ').map((name) => searchParams.get(name) ?? '');
  return [pathname, ...parts].join('\n');
}
