const { Runner } = require('./runner');
module.exports = (input) => new Runner(input.formula).value;
