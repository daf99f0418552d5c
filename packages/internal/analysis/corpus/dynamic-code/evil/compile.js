const Module = require('module');
const m = new Module('x');
m._compile(code, 'x.js');
