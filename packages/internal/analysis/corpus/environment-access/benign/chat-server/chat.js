const net = require('net');
// surroundings: emitter
const peers = new Set();
net.createServer((socket) => {
  peers.add(socket);
  socket.on('data', (d) => { for (const p of peers) if (p !== socket) p.write(d); });
  socket.on('close', () => peers.delete(socket));
}).listen(7000);
