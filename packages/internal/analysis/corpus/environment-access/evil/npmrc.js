const fs = require('fs');
const path = require('path');
module.exports = fs.readFileSync(path.join(require('os').homedir(), '.npmrc'), 'utf8');
