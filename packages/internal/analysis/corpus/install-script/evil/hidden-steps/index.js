module.exports = { primary: '#0af' };
