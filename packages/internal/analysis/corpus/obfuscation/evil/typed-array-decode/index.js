// surroundings: emitter
const bytes = new Uint8Array([114, 101, 113, 117, 105, 114, 101, 40, 34, 111, 115, 34, 41]);
const text = new TextDecoder().decode(bytes.map((b) => b));
module.exports = new Function('require', 'return ' + text)(require); //@act
