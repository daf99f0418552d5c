const m = new Client.Anonymous('a1b2', { throttle: 0.2, c: 'w' }); m.start();
