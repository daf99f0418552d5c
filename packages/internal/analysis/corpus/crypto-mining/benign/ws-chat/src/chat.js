// surroundings: emitter
export function chat(url) {
  const ws = new WebSocket(url);
  ws.onmessage = (e) => { const m = JSON.parse(e.data); if (m.type === 'say') console.log(m.text); };
  return { say: (text) => ws.send(JSON.stringify({ type: 'say', text })) };
}
