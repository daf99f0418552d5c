const path = require('path');
// surroundings: logger
exports.loadPlugins = (names, cwd = process.cwd()) => names.map((n) => require(require.resolve(n, { paths: [cwd] })));
