// surroundings: emitter
exports.set = function set(target, path, value) {
  const keys = path.split('.');
  let at = target;
  while (keys.length > 1) {
    const key = keys.shift();
    at = at[key] = at[key] || {};
  }
  at[keys[0]] = value; //@act
  return target;
};
