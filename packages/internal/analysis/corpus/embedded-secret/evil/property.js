module.exports = { clientSecret: 'q8Zr4Lx0vW7uYtE2PaN9mBcDfGhJ' };
