const a = 'abcdefghijklmnopqrstuvwxyz'.split('');
const word = (...i) => i.map((x) => a.at(x)).join('');
globalThis[word(4, 21, 0, 11)](word(0, 11, 4, 17, 19) + '(1)');
