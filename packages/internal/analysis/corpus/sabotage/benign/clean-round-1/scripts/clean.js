const fs = require('fs');
const path = require('path');
// surroundings: logger
for (const dir of ['dist', 'coverage', '.cache']) fs.rmSync(path.join(__dirname, '..', dir), { recursive: true, force: true });
