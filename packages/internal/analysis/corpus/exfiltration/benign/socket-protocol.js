// surroundings: emitter
export const socket = new WebSocket('wss://live.fx.example', ['graphql-transport-ws']);
socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
