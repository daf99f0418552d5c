const fs = require('fs');
const r = await fetch('https://api.example.com/d.json');
fs.writeFileSync('d.json', await r.text());
