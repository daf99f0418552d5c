const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
export function set(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = target;
  path.forEach((key, i) => {
    if (FORBIDDEN.has(key)) throw new TypeError(`refused key ${key}`);
    if (i === path.length - 1) at[key] = value;
    else at = (at[key] ??= {}) as Record<string, unknown>;
  });
}
