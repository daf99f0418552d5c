export function groupBy(list, of) {
  const groups = Object.create(null);
  for (const item of list) (groups[of(item)] ??= []).push(item);
  return groups;
}
export const pick = (source, keys) => Object.fromEntries(keys.filter((key) => Object.hasOwn(source, key)).map((key) => [key, source[key]]));
