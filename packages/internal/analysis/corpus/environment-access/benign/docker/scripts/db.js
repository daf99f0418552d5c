const { execSync } = require('child_process');
// surroundings: emitter
execSync('docker compose up -d postgres redis', { stdio: 'inherit' });
