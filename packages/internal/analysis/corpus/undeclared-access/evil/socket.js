new WebSocket('wss://other.example/s');
