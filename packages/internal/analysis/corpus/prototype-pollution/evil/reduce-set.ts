export function assign(target: Record<string, unknown>, dotted: string, value: unknown) {
  const keys = dotted.split('.');
  const last = keys.pop();
  const holder = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, target);
  if (last) holder[last] = value; //@act
}
