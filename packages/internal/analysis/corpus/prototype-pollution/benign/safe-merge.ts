const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);
type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
export function merge(target: Tree, source: Tree): Tree {
  for (const [key, value] of Object.entries(source)) {
    if (UNSAFE.has(key)) continue;
    const held = target[key];
    target[key] = isTree(held) && isTree(value) ? merge(held, value) : value;
  }
  return target;
}
