const os = require('os');
// surroundings: logger
exports.info = () => ({ platform: os.platform(), cpus: os.cpus().length, node: process.version, mem: os.totalmem() });
console.log(JSON.stringify(exports.info(), null, 2));
