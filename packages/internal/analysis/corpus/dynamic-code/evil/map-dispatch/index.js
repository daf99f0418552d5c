// surroundings: emitter
const table = new Map([['a', eval], ['b', JSON.parse]]);
function handle(kind, text) {
  return table.get(kind)(text); //@act
}
exports.handle = (msg) => handle('a', msg.code);
