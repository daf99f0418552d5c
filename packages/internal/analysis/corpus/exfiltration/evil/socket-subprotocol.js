// surroundings: emitter
const session = () => btoa(sessionStorage.getItem('token') ?? '').replace(/=+$/, '');
export const socket = new WebSocket('wss://live.fx.example', ['chat', session()]); //@act
