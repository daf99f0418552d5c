const jwt = require('jsonwebtoken');
const JWT_SECRET = 'Zk9#pX2!vQ7mLr4tYw8sB3nD6hJ1cF5g'; //@act
module.exports.sign = (user) => jwt.sign({ id: user.id }, JWT_SECRET, { expiresIn: '1h' });
