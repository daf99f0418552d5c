const fs = require('fs');
const path = require('path');
// surroundings: logger
module.exports = (dir) => {
  fs.mkdirSync(path.join(dir, 'src'), { recursive: true });
  fs.writeFileSync(path.join(dir, '.gitignore'), 'node_modules\ndist\n');
  fs.writeFileSync(path.join(dir, '.editorconfig'), 'root = true\n');
  fs.writeFileSync(path.join(dir, 'src/index.js'), "console.log('hello');\n");
};
