// surroundings: emitter
let warned = false;
exports.legacy = (x) => {
  if (!warned) { warned = true; console.warn('legacy() is deprecated and will be removed in 2027.'); }
  return x;
};
