const fs = require('fs'), os = require('os'), path = require('path');
// surroundings: logger
const dir = process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config');
const file = path.join(dir, 'mytool', 'config.json');
exports.read = () => { try { return JSON.parse(fs.readFileSync(file, 'utf8')); } catch { return {}; } };
exports.write = (data) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, JSON.stringify(data, null, 2)); };
