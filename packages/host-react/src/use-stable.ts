import { useRef } from 'react';

/** The same object for as long as its JSON is the same, so that `context={{ contactId }}` is no change by itself. */
export function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ value, text });
  // Written while drawing: the same input always gives the same result, however often React draws.
  if (kept.current.text !== text) kept.current = { value, text };
  return kept.current.value;
}
