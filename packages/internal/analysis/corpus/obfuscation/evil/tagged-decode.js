const d = (s) => String.raw(s).split('.').map((c) => String.fromCharCode(parseInt(c, 16) ^ 7)).join('');
const k = d`62.71.66.6b`;
window[k]('1');
