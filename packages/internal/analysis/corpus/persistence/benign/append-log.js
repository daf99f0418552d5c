const fs = require('fs'); const path = require('path');
exports.log = (line) => fs.appendFileSync(path.join(process.cwd(), 'fx.log'), `${new Date().toISOString()} ${line}\n`);
