function isObject(value) { return value && typeof value === 'object'; }
module.exports = function defaults(into, from) {
  const stack = [[into, from]];
  while (stack.length) {
    const [a, b] = stack.pop();
    for (const key in b) {
      if (isObject(b[key]) && isObject(a[key])) stack.push([a[key], b[key]]);
      else a[key] = b[key]; //@act
    }
  }
  return into;
};
