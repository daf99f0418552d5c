const cp = require('child' + '_process');
cp.spawn('id');
