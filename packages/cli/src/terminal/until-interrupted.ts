/** Does something that Ctrl-C ends early, with null. Only meanwhile is Ctrl-C caught; a second one ends the program. */
export async function untilInterrupted<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const interruption = new AbortController();
  const interrupt = () => {
    interruption.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await act(interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) return null;
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}
