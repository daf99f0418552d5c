/** A value through which one can see what a reader looks at. */
export interface Watched {
  view: unknown;
  /** Paths of the fields that nobody looked at; what is below one of them is left out. */
  unseen(this: void): string[];
}

/** Reading a field by its name marks it as seen; so does listing the names, since whoever lists takes any. */
export function watched(value: unknown, path = ''): Watched {
  if (typeof value !== 'object' || value === null) return { view: value, unseen: () => [] };
  const seen = new Set<string>();
  const below = new Map(
    Object.entries(value).map(([name, one]) => [name, watched(one, `${path}/${name}`)] as const),
  );
  const seeAll = () => {
    for (const name of below.keys()) seen.add(name);
  };
  const view = new Proxy(value, {
    get(target, name): unknown {
      seen.add(String(name));
      return below.has(String(name)) ? below.get(String(name))?.view : Reflect.get(target, name);
    },
    ownKeys(target) {
      seeAll();
      return Reflect.ownKeys(target);
    },
  });
  return {
    view,
    unseen: () => [...below].flatMap(([name, one]) => (seen.has(name) ? one.unseen() : [`${path}/${name}`])),
  };
}
