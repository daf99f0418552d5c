/** Passes everything on and calls `count` for each function called, model by model: one call is one question. */
export function counted<T extends object>(of: T, count: () => void): T {
  return new Proxy(of, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === 'function')
        return (...args: unknown[]) => {
          count();
          return Reflect.apply(value, target, args) as unknown;
        };
      return value !== null && typeof value === 'object' ? counted(value, count) : value;
    },
  });
}
