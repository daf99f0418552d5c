module.exports = function extend(target, source) {
  for (var key in source) {
    if (typeof source[key] === 'object' && source[key] !== null) {
      if (!target[key]) target[key] = {};
      extend(target[key], source[key]); //@act
    } else {
      target[key] = source[key]; //@act
    }
  }
  return target;
};
