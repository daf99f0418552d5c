export function set(target: Record<string, any>, path: string, value: unknown) {
  const keys = path.split('.');
  const last = keys.pop()!;
  let at = target;
  for (const key of keys) at = at[key] ??= {};
  at[last] = value; //@act
  return target;
}
