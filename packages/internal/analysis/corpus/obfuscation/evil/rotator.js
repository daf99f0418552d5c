const _t = ['log', 'send', 'cookie', 'open'];
(function (a, n) { const f = function (m) { while (--m) { a.push(a.shift()); } }; f(++n); })(_t, 0x3);
const _d = function (i) { i = i - 0x0; return _t[i]; };
console[_d('0x0')](document[_d('0x2')], window[_d('0x3')]);
