exports.flat = require('flatmap-lite');
