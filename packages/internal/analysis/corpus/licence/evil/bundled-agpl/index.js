module.exports = require('rich-core');
