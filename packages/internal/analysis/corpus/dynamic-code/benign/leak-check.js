// surroundings: durations
const before = new Set(Object.getOwnPropertyNames(globalThis));
export function leaked() {
  return Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
}
