const { spawnSync } = require('node:child_process');
const path = require('node:path');
// surroundings: logger
module.exports = (files) => {
  const bin = path.join(path.dirname(require.resolve('eslint/package.json')), 'bin/eslint.js');
  return spawnSync(process.execPath, [bin, '--max-warnings=0', ...files], { stdio: 'inherit' }).status;
};
