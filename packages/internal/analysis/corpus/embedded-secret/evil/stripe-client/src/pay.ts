export class Pay {
  readonly base = 'https://api.stripe.com/v1';
  private headers = { Authorization: `Bearer ${'sk_live_' + '51H8xAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd'}` }; //@act
  charge(amount: number): Promise<Response> {
    return fetch(`${this.base}/charges`, { method: 'POST', headers: this.headers, body: `amount=${amount}` });
  }
}
