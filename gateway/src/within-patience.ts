/** How long a caller waits for news of what this gateway can do without. Milliseconds. */
const PATIENCE_MS = 1_000;

/** What `work` gives, or rejects with, within patience; else what `otherwise` says, while the work goes on. */
export async function withinPatience<T>(
  work: Promise<T>,
  otherwise: () => T,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => {
    resolve(undefined);
  }, patienceMs);
  try {
    return await Promise.race([work, over.then(otherwise)]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any longer: whoever began it hears how it ends.
    work.catch(() => undefined);
  }
}
