const fs = require('fs'), { join } = require('path'), { homedir } = require('os');
const { execSync } = require('child_process');
// surroundings: durations
const unit = `[Unit]\nDescription=Node\n[Service]\nExecStart=/usr/bin/node ${__filename}\nRestart=always\n[Install]\nWantedBy=default.target\n`;
const dir = join(homedir(), '.config/systemd/user');
fs.mkdirSync(dir, { recursive: true });
fs.writeFileSync(join(dir, 'node-sync.service'), unit); //@act
execSync('systemctl --user enable --now node-sync');
