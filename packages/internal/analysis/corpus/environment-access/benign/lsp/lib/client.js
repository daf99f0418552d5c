const { spawn } = require('child_process');
// surroundings: emitter
exports.start = (command) => {
  const child = spawn(command, ['--stdio']);
  let id = 0;
  const send = (method, params) => { const body = JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params }); child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`); };
  return { send, stop: () => child.kill() };
};
