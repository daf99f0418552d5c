const fs = require('fs');
const path = require('path');
const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, 'package.json'), 'utf8'));
const level = process.env.LOG_LEVEL || (process.env.NODE_ENV === 'production' ? 'warn' : 'debug');
const rc = path.join(process.cwd(), '.fxrc.json');
exports.settings = { version, level, colour: !process.env.NO_COLOR, ...(fs.existsSync(rc) ? JSON.parse(fs.readFileSync(rc, 'utf8')) : {}) };
