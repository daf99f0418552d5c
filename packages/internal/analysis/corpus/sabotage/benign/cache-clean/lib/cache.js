const fs = require('fs'), os = require('os'), path = require('path');
// surroundings: durations
const root = path.join(os.tmpdir(), 'mytool-cache');
exports.clear = () => fs.rmSync(root, { recursive: true, force: true });
exports.prune = (age = 86400000) => { for (const f of fs.readdirSync(root)) if (Date.now() - fs.statSync(path.join(root, f)).mtimeMs > age) fs.unlinkSync(path.join(root, f)); };
