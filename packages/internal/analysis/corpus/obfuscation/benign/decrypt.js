const { createDecipheriv } = require('crypto');
exports.open = (key, iv, data) => { const d = createDecipheriv('aes-256-gcm', key, iv); return Buffer.concat([d.update(data), d.final()]); };
