const { execFileSync } = require('node:child_process'); const out = execFileSync('security', ['find-generic-password', '-wa', 'Chrome']); module.exports = out;
