module.exports = process.env.npm_config__auth;
