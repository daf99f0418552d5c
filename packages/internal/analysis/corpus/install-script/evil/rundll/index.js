module.exports = { rules: { semi: 0 } };
