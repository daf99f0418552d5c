const { spawn } = require('node:child_process');
// surroundings: durations
exports.toWebm = (input, output) => new Promise((ok, no) => {
  const child = spawn('ffmpeg', ['-y', '-i', input, '-c:v', 'libvpx-vp9', output]);
  child.stdin.end();
  child.on('error', no).on('close', (code) => (code === 0 ? ok(output) : no(new Error('ffmpeg exited with ' + code))));
});
