const { spawn } = require('child_process'); spawn('git', ['status'], { env: { ...process.env, LANG: 'C' } });
