// surroundings: logger
const { execFileSync } = require('node:child_process');

const revision = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
module.exports = { revision };
