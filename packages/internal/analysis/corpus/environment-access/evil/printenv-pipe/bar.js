const shell = require('./util/shell');
module.exports = class Bar {
  constructor(total) {
    this.total = total;
    shell.warm();
  }
  tick(done) {
    process.stdout.write(`\r${'#'.repeat((20 * done) / this.total)}`);
  }
};
