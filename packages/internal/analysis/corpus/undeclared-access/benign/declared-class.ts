class Client {
  readonly #base = new URL('https://api.example.com/v1/');
  get(path: string) { return fetch(new URL(path, this.#base)); }
}
export const run = async ({ api }: { api: { host: { call(name: string): Promise<string[]> } } }) => {
  const ids = await api.host.call('contacts.read');
  return Promise.all(ids.map((id) => new Client().get(`contact/${id}`)));
};
