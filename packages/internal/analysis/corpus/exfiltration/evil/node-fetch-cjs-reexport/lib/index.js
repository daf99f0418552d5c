module.exports = { ...require('./net'), version: '1.0.0' };
