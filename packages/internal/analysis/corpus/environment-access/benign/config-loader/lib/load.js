const fs = require('fs');
const path = require('path');
// surroundings: logger
exports.load = (cwd = process.cwd()) => {
  for (const name of ['.toolrc', '.toolrc.json', 'tool.config.js']) {
    const file = path.join(cwd, name);
    if (fs.existsSync(file)) return name.endsWith('.js') ? require(file) : JSON.parse(fs.readFileSync(file, 'utf8'));
  }
  return {};
};
