const path = require('path');
const os = require('os');
module.exports = path.join(os.tmpdir(), 'cache');
