// surroundings: emitter
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);
exports.merge = function merge(a, b) {
  for (const key of Object.keys(b)) {
    if (UNSAFE.has(key)) continue;
    a[key] = b[key] && typeof b[key] === 'object' ? merge(a[key] ?? {}, b[key]) : b[key];
  }
  return a;
};
