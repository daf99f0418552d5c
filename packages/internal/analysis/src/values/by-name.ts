const MOST = 20_000;

/**
 * Remembers what is found for a name, for tables of patterns that are asked for the same few names again and again:
 * `Math.max` need not be held against forty of them in every file.
 */
export function byName<Found extends object | string | null>(
  find: (name: string) => Found,
): (name: string) => Found {
  const known = new Map<string, Found>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const first = find(name);
    // Names may be as many as strangers like.
    if (known.size >= MOST) known.clear();
    known.set(name, first);
    return first;
  };
}
