const fs = require('fs'), os = require('os'), path = require('path');
exports.save = (c) => fs.writeFileSync(path.join(os.homedir(), '.mytool.json'), JSON.stringify(c));
