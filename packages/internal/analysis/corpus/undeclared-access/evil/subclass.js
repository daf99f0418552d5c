class S extends WebSocket {} export const run = () => new S('wss://e.invalid/');
