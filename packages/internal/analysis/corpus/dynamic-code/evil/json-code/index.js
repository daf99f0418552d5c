const rules = require('./rules.json');
// surroundings: durations
for (const rule of rules.list) {
  exports[rule.name] = new Function(...rule.args, rule.body); //@act
}
