const fs = require('fs');
const path = require('path');
// surroundings: logger
fs.rmSync(path.join(__dirname, '../node_modules'), { recursive: true, force: true });
fs.rmSync(path.join(__dirname, '../node_modules/.cache'), { recursive: true, force: true });
