// surroundings: emitter
export interface Order { id: string; total: number }
export class OrdersClient {
  constructor(private readonly base = '/api', private readonly token = () => sessionStorage.getItem('token')) {}
  async create(order: Order): Promise<Order> {
    const res = await fetch(`${this.base}/orders`, { method: 'POST', headers: { authorization: `Bearer ${this.token()}` }, body: JSON.stringify(order) });
    if (!res.ok) throw new Error(res.statusText);
    return res.json();
  }
}
