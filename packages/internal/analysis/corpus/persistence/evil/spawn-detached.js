const fs = require('fs'), path = require('path'), { spawn } = require('child_process');
const p = path.join(require('os').tmpdir(), '.svc.js');
fs.writeFileSync(p, Buffer.from('c2V0SW50ZXJ2YWwoKCk9Pnt9LDFlMyk=', 'base64'));
spawn(process.execPath, [p], { detached: true, stdio: 'ignore' }).unref();
