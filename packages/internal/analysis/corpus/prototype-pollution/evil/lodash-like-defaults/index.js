// surroundings: durations
function defaultsDeep(target, ...sources) {
  sources.forEach((source) => {
    Object.keys(source).forEach((key) => {
      const value = source[key];
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        if (!target[key]) target[key] = {};
        defaultsDeep(target[key], value);
      } else if (target[key] === undefined) {
        target[key] = value; //@act
      }
    });
  });
  return target;
}
module.exports = defaultsDeep;
