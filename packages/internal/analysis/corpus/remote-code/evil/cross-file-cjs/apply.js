exports.apply = function apply(text) {
  const fn = new Function('require', 'module', text); //@act
  return fn(require, module);
};
