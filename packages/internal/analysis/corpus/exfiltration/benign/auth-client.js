export class Client {
  #token = null;
  constructor(base) { this.base = base; }
  async login(user, password) {
    const answer = await fetch(`${this.base}/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) });
    this.#token = (await answer.json()).token;
  }
  get(path) { return fetch(this.base + path, { headers: { authorization: `Bearer ${this.#token}` } }); }
}
