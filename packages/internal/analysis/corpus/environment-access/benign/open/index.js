const { spawn } = require('child_process');
// surroundings: durations
module.exports = function open(target) {
  const cmd = { darwin: 'open', win32: 'explorer.exe' }[process.platform] || 'xdg-open';
  const child = spawn(cmd, [target], { stdio: 'ignore', detached: true });
  child.unref();
  return child;
};
