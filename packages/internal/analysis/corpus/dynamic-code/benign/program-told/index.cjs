const tools = require('./tools.cjs');

exports.prepare = (text) => tools.launch(/^v(\d+)$/, text);
