// surroundings: tooltip
export function spyOn(object, key) {
  const original = object[key];
  const calls = [];
  object[key] = function (...args) { calls.push(args); return original.apply(this, args); };
  return { calls, restore: () => { object[key] = original; } };
}
