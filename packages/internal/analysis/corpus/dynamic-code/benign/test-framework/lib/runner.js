const path = require('path');
// surroundings: logger
const suites = [];
global.describe = (name, fn) => { suites.push({ name, tests: [] }); fn(); };
global.it = (name, fn) => suites.at(-1).tests.push({ name, fn });
module.exports = async (files) => {
  for (const file of files) require(path.resolve(file));
  for (const s of suites) for (const t of s.tests) { try { await t.fn(); console.log('ok', t.name); } catch (e) { console.error('not ok', t.name, e); process.exitCode = 1; } }
};
