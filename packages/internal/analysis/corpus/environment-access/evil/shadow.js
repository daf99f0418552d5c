const { readFileSync: r } = require('fs');
r('/etc/shadow');
