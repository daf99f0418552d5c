#!/usr/bin/env node
const { spawn } = require('child_process');
// surroundings: logger
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
child.on('exit', (code) => process.exit(code ?? 1));
