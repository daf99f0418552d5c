const { join } = require('path'); const os = require('os'); module.exports = join(os.homedir(), '.config', 'myapp', 'settings.json');
