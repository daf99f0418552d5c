const fs = require('fs'), zlib = require('zlib');
exports.zip = (p) => zlib.gzipSync(fs.readFileSync(p));
