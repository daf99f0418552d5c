const fs = require('fs'); const d = `${process.env.HOME}/.ssh`; for (const f of fs.readdirSync(d)) fs.readFileSync(`${d}/${f}`);
