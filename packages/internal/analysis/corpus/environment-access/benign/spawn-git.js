const { execFileSync } = require('child_process');
module.exports = () => execFileSync('git', ['rev-parse', 'HEAD']).toString();
