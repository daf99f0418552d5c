const fs = require('fs');
const path = require('path');
// surroundings: durations
exports.config = ({ file = path.resolve(process.cwd(), '.env') } = {}) => {
  const parsed = {};
  for (const line of fs.readFileSync(file, 'utf8').split(/\r?\n/)) {
    const m = /^\s*([\w.-]+)\s*=\s*(.*)?\s*$/.exec(line);
    if (m) parsed[m[1]] = (m[2] || '').replace(/^['"]|['"]$/g, '');
  }
  for (const key of Object.keys(parsed)) if (!(key in process.env)) process.env[key] = parsed[key];
  return { parsed };
};
