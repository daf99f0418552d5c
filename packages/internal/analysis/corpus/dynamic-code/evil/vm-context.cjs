const vm = require('vm');
module.exports.filter = (rows, where) => {
  const ctx = vm.createContext({ rows, require });
  return vm.runInContext(`rows.filter((r) => ${where})`, ctx); //@act
};
