const { exec } = require('child_process');
function terminalLinux() { exec('/bin/bash preinstall.sh'); } //@act
if (process.platform === 'linux') terminalLinux();
