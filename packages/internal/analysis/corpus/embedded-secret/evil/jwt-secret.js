module.exports = require('jsonwebtoken').sign({ id: 1 }, 'hG7$kPq9!zLm2@Xv8#Rt');
