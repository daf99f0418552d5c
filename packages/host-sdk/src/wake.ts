/** Calls back when a page that may have slept is about to be seen or online again. Returns how to stop. */
export function onWake(listener: () => void): () => void {
  const visible = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', visible);
  addEventListener('online', listener);
  addEventListener('pageshow', listener);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    removeEventListener('online', listener);
    removeEventListener('pageshow', listener);
  };
}
