const am = require('./lib/custom/flag');
exports.zalgo = (text) => text;
am();
