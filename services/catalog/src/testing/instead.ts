/** The same object, one of whose functions does something else, and may do the usual. */
export function instead<T extends object>(
  of: T,
  name: keyof T,
  act: (usual: () => Promise<unknown>) => Promise<unknown>,
): T {
  return new Proxy(of, {
    get(target, asked) {
      const value: unknown = Reflect.get(target, asked);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const usual = (): unknown => Reflect.apply(value, target, args);
        return asked === name ? act(() => Promise.resolve(usual())) : usual();
      };
    },
  });
}

/** Lets nobody go on before so many have come. */
export function meeting(of: number): () => Promise<void> {
  const all = Promise.withResolvers<undefined>();
  let come = 0;
  return async () => {
    come += 1;
    if (come === of) all.resolve(undefined);
    await all.promise;
  };
}
