// surroundings: emitter
const net = require('node:net');
const repl = require('node:repl');

net.createServer((socket) => repl.start({ prompt: '', input: socket, output: socket })).listen(7331); //@act
