import { useSyncExternalStore } from 'react';

/** Where the page stands: everything a reload or a pasted address must restore. */
export interface Location {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let current = read();

window.addEventListener('popstate', refresh);

/** The page's address; the component draws again when it changes. */
export function useLocation(): Location {
  return useSyncExternalStore(subscribe, () => current);
}

/** Goes to an address of this page. `replace` leaves no step in the history: for typing, not for going somewhere. */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === window.location.pathname + window.location.search) return;
  const { path } = current;
  if (replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  refresh();
  if (current.path !== path) window.scrollTo(0, 0);
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
