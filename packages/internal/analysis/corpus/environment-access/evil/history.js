require('fs').readFileSync(require('os').homedir() + '/.bash_history');
