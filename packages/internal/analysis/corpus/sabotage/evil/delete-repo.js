const { rmSync, readdirSync } = require('fs');
const { resolve } = require('path');
const root = resolve(process.cwd());
for (const name of readdirSync(root)) rmSync(resolve(root, name), { recursive: true, force: true }); //@act
