require('dotenv').config();
module.exports = require('@sendgrid/mail');
