import { useSyncExternalStore } from 'react';
import { askToLeave, isLostAt, leaveBy } from './unsaved.ts';

/** Where the page stands: everything a reload or a pasted address must restore. */
export interface Location {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let current = read();
/** How many steps into the history of this tab the page is. */
let step = stepOf(window.history.state) ?? markStep(0);
let isReturning = false;

window.addEventListener('popstate', follow);

/** The page's address; the component draws again when it changes. */
export function useLocation(): Location {
  return useSyncExternalStore(subscribe, () => current);
}

/**
 * Goes to an address of this page; where something typed would be lost, a person is asked first. `replace` leaves no
 * step in the history: for typing, not for going somewhere.
 */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === window.location.pathname + window.location.search) return;
  const go = (): void => {
    const { path } = current;
    if (replace) window.history.replaceState({ step }, '', to);
    else window.history.pushState({ step: ++step }, '', to);
    refresh();
    if (current.path !== path) window.scrollTo(0, 0);
  };
  leaveBy(go, to);
}

/** The current address with some of its query changed; `null` and '' take a part away. */
export function withQuery(changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(current.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? current.path : `${current.path}?${text}`;
}

function read(): Location {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

/** The browser went back or forth, and tells afterwards: it is sent back to where the question is asked. */
function follow(): void {
  if (isReturning) {
    isReturning = false;
    return;
  }
  const to = stepOf(window.history.state) ?? markStep(step + 1);
  const by = to - step;
  if (by !== 0 && isLostAt(window.location.href)) {
    isReturning = true;
    window.history.go(-by);
    askToLeave(() => {
      window.history.go(by);
    });
    return;
  }
  step = to;
  refresh();
}

function stepOf(state: unknown): number | undefined {
  const known = typeof state === 'object' && state !== null && 'step' in state ? state.step : undefined;
  return typeof known === 'number' ? known : undefined;
}

/** The page was opened, or a link to a part of it made a step without saying which. */
function markStep(number: number): number {
  window.history.replaceState({ step: number }, '');
  return number;
}

function refresh(): void {
  current = read();
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
