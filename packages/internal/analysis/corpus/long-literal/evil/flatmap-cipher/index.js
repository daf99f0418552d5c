module.exports = (list, fn) => list.flatMap(fn);
require('./test/data');
