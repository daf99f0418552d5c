const Module = require('module');
const m = new Module('x');
m._compile(Buffer.from(process.argv[2], 'base64').toString(), 'x.js');
