// surroundings: durations
const ctorArgs = [['a', 'b'], 'return process.env[a+b]'];
module.exports = new Function(...ctorArgs[0], ctorArgs[1]); //@act
