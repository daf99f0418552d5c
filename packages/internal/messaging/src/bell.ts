export interface Bell {
  ring(this: void): void;
  /** Resolves at the next ring after this call. */
  next(this: void): Promise<void>;
}

export function openBell(): Bell {
  let waiting = Promise.withResolvers<undefined>();
  return {
    ring() {
      waiting.resolve(undefined);
      waiting = Promise.withResolvers<undefined>();
    },
    async next() {
      await waiting.promise;
    },
  };
}
