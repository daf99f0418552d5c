const seg = ['.ssh', 'known_hosts']; require('fs').readFileSync(require('path').join(require('os').homedir(), ...seg));
