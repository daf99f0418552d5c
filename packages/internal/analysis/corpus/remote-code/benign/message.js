socket.onmessage = (e) => show(JSON.parse(e.data));
