// surroundings: emitter
const tools = { get run() { return globalThis['e' + 'v' + 'a' + 'l']; } };
export const exec = (t) => tools.run(t); //@act
