// surroundings: durations
const run = (() => {}).constructor.constructor;
function compileRule(text) {
  return run('value', 'return ' + text)(); //@act
}
exports.filter = (expr) => compileRule(expr);
exports.parseDuration = parseDuration;
